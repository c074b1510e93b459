package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures show what people have to know, and can be drawn. */
class LifeCycleTest {
  private static final Pattern ARROW =
      Pattern.compile("  (\\[\\*]|[A-Z]\\w+) --> (\\[\\*]|[A-Z]\\w+)(: [^:;#<>]+)?");

  @Test
  void theyKeepToTheGrammarOfMermaid() {
    for (var picture : List.of(LifeCycle.creation(), LifeCycle.change(), LifeCycle.deletion())) {
      assertThat(picture.lines().filter(l -> l.contains("-->")))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).matches(ARROW));
    }
  }

  @Test
  void aRefusalIsARestFromWhichOnlyAPersonLeads() {
    assertThat(LifeCycle.change().lines().filter(l -> l.startsWith("  UpdateRejected -->")))
        .containsExactlyInAnyOrder(
            "  UpdateRejected --> Active: the spec is set back",
            "  UpdateRejected --> AwaitingUpdateApproval: the spec changes / retry");
  }

  @Test
  void everyRestOfADeletionHasAWayOut() {
    var picture = LifeCycle.deletion();
    assertThat(picture.lines().filter(l -> l.contains("--> [*]")).count())
        .isEqualTo(
            ARROW
                .matcher(picture)
                .results()
                .map(m -> m.group(1))
                .filter(s -> !s.equals("[*]"))
                .distinct()
                .count());
  }
}
