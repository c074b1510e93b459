package dev.mpaoperator.command.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.command.CommandRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A person who has read a reason. */
class ExplainCommandTest {
  @Test
  void aReasonIsExplainedForEachKindThatHasIt() {
    var result = CommandRun.of("explain", "updaterejected");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            UpdateRejected (ApprovalTeam): does not go on by itself
              means:     The approvers rejected the update. What was in force stays in force.
              who:       you
              to do:     Talk to the team. Then change the spec, set it back to what is in force, or ask again by
                         a new token in the annotation `mpaoperator.dev/retry`.
              meanwhile: the operator asks nobody. It watches the team, and goes on at once when the spec, an
                         annotation or AWS changes.
            """);

    assertThat(CommandRun.of("explain", "AccessDenied").out())
        .contains("(ApprovalTeam)", "(IdentitySource)", "(ApprovalSession)");
  }

  @Test
  void withoutAReasonAllAreListed() {
    var result = CommandRun.of("explain");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(1 + Explanations.load().all().size());
    assertThat(result.out().lines().findFirst())
        .hasValueSatisfying(head -> assertThat(head).startsWith("REASON"));
  }

  @Test
  void programsReadJson() throws IOException {
    var json =
        new ObjectMapper().readTree(CommandRun.of("explain", "TeamGone", "-o", "json").out());
    assertThat(json).hasSize(1);
    assertThat(json.path(0).path("reason").asText()).isEqualTo("TeamGone");
    assertThat(json.path(0).path("do").asText()).contains("mpaoperator.dev/retry");
  }

  @Test
  void whatIsNoReasonIsAnErrorThatHelps() {
    var typo = CommandRun.of("explain", "UpdateRejectet");
    assertThat(typo.code()).isEqualTo(2);
    assertThat(typo.out()).isEmpty();
    assertThat(typo.err())
        .startsWith(
            "mpa-operator: there is no reason 'UpdateRejectet'. Did you mean UpdateRejected");

    assertThat(CommandRun.of("explain", "xyzzy-nothing-like-it").err())
        .contains("`mpa-operator explain` prints all");
  }

  @Test
  void colourIsForTerminalsOnly() {
    assertThat(CommandRun.of("explain", "Active").out()).doesNotContain("\u001b");
    assertThat(CommandRun.onTerminal("explain", "Active").out()).contains("\u001b[1m");
    assertThat(CommandRun.onTerminal("explain", "Active", "--no-color").out())
        .doesNotContain("\u001b");
  }
}
