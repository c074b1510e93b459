package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people write stays where they wrote it, even if AWS quotes it. That none of it gets into
 * logs, events and metrics is watched here as in every other test ({@code NoLeaks}).
 */
class PrivacyTest {
  private static final String QUOTE =
      "1 validation error detected: Value '%s %s %s %s alice@example.com' at 'x' failed to satisfy constraint"
          .formatted(Canary.DESCRIPTION, Canary.TAG_KEY, Canary.TAG, Canary.RETRY);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("privacy");
    stage.startOperator();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void quoting(String operation) {
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on(operation)
                .always()
                .with(new FaultRule.Kind.Failure("ValidationException", 400, QUOTE)));
  }

  @Test
  void aWholeLifeTellsNothing() {
    var team = stage.activeTeam("discreet");
    stage.edit(team, s -> Specs.with(s, Map.of(Canary.TAG_KEY, Canary.TAG)));
    stage.edit(team, s -> Specs.describedAs(s, Canary.DESCRIPTION + " and the keys"));
    stage.rejectAll("discreet");
    stage.await(team, isBecause("UpdateRejected"));
    stage.retry(team, Canary.RETRY);
    stage.approveAll("discreet");
    stage.await(team, isReady());
    var mirrors = new Mirrors(stage);
    var session = mirrors.ask("discreet");
    mirrors.await("discreet", session, m -> m.getStatus() != null);
    stage.aws().people().approveAll(session);
    stage.delete(team);
    stage.approveAll("discreet");
    stage.awaitGone(team);
  }

  @Test
  void whyACreationIsRefusedStandsInTheStatusOnly() {
    stage.readySource();
    quoting("CreateApprovalTeam");
    var team =
        stage.create(
            "quoted",
            Specs.with(
                Specs.team("quoted", stage.namespace()), Map.of(Canary.TAG_KEY, Canary.TAG)));
    var refused = stage.await(team, isBecause("InvalidRequest"));
    assertThat(condition(refused, "Stalled").getMessage()).contains(Canary.DESCRIPTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetApprovalTeam",
        "ListTagsForResource",
        "TagResource",
        "UpdateApprovalTeam",
        "ListSessions",
        "GetSession",
        "StartActiveApprovalTeamDeletion"
      })
  void whateverCallIsRefusedTheQuoteDoesNotTravel(String operation) {
    var team = stage.activeTeam("quoted");
    quoting(operation);
    stage.edit(
        team,
        s ->
            Specs.with(
                Specs.describedAs(s, Canary.DESCRIPTION + " too"),
                Map.of(Canary.TAG_KEY, Canary.TAG)));
    awaitCalls(operation, 1, team);
  }

  private void awaitCalls(String operation, int calls, ApprovalTeam team) {
    if (operation.startsWith("StartActive")) {
      stage.await(team, isBecause("AwaitingUpdateApproval"));
      stage.approveAll("quoted");
      stage.await(team, isReady());
      stage.delete(team);
    }
    stage.await(
        team,
        _ ->
            stage.aws().journal().of(operation).stream().filter(e -> e.status() == 400).count()
                >= calls);
    stage.letItPass(Duration.ofSeconds(1));
  }

  @Test
  void aListOfTeamsThatIsRefusedTellsNothing() {
    stage.stopOperator();
    stage.set("MPA_CONFIG_PACE_LIST", "0.1s").startOperator();
    var team = stage.activeTeam("listed");
    quoting("ListApprovalTeams");
    awaitCalls("ListApprovalTeams", 2, team);
  }

  @Test
  void anIdentitySourceThatIsRefusedTellsNothing() {
    quoting("CreateIdentitySource");
    var source = stage.create(stage.namespace(), Specs.source());
    stage.await(source, isBecause("InvalidRequest"));
  }
}
