package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is only watched, paused or tried out writes nothing to AWS, and says what it would do. */
class HeldBackTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("held");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whoOnlyWatchesWritesNothingAndSaysWhatItWouldDo() {
    stage.startOperator();
    var arn = madeByHand("watched");
    stage.aws().journal().clear();
    var team =
        stage.create(
            "watched",
            Specs.managed(Specs.with(adopting("watched", arn), 3), ManagementPolicy.OBSERVE_ONLY));
    var watching = stage.await(team, isBecause("ObserveOnly"));
    assertThat(watching.getStatus().plannedChanges())
        .containsExactly("would ask 3 people to raise the threshold from 2 to 3");
    assertThat(watching.getStatus().minApprovalsRequired()).isEqualTo(2);
    assertThat(condition(watching, "Available").getStatus()).isEqualTo("True");
    stage.letItLook(3);
    assertThat(stage.aws().journal().mutations()).isEmpty();

    stage.edit(team, s -> Specs.managed(s, ManagementPolicy.FULL));
    stage.await(team, isBecause("AwaitingUpdateApproval")); // that was seen, and is wished
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void whoOnlyWatchesTakesNothingOverAfterAPauseEither() {
    stage.startOperator();
    var arn = madeByHand("glanced");
    var team =
        stage.create(
            "glanced", Specs.managed(adopting("glanced", arn), ManagementPolicy.OBSERVE_ONLY));
    stage.await(team, isBecause("Active"));
    stage.annotate(team, "mpaoperator.dev/paused", "true");
    var paused = stage.await(team, t -> condition(t, "Paused") != null);
    assertThat(condition(paused, "Ready").getStatus()).isEqualTo("True");
    assertThat(paused.getStatus().plannedChanges()).isNullOrEmpty();
  }

  @Test
  void aWatcherOfNothingSaysThatItWouldCreateAndGoesWithoutATrace() {
    stage.startOperator();
    stage.readySource();
    stage.aws().journal().clear();
    var team =
        stage.create(
            "future",
            Specs.managed(Specs.team("future", stage.namespace()), ManagementPolicy.OBSERVE_ONLY));
    var watching = stage.await(team, isBecause("ObserveOnly"));
    assertThat(watching.getStatus().plannedChanges())
        .containsExactly("would create the team and invite 3 people");
    stage.delete(team);
    stage.awaitGone(team);
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aPausedTeamIsLeftAloneUntilItGoesOn() {
    stage.startOperator();
    var team = stage.activeTeam("paused");
    stage.annotate(team, "mpaoperator.dev/paused", "true");
    stage.edit(team, s -> Specs.with(s, 3));
    var paused = stage.await(team, isBecause("Paused"));
    assertThat(condition(paused, "Paused").getStatus()).isEqualTo("True");
    assertThat(paused.getStatus().plannedChanges())
        .containsExactly("would ask 3 people to raise the threshold from 2 to 3");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.annotate(team, "mpaoperator.dev/paused", "perhaps"); // a brake that nobody understands
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.annotate(team, "mpaoperator.dev/paused", "false");
    var voting = stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(voting.getStatus().plannedChanges()).isNull();

    stage.annotate(team, "mpaoperator.dev/paused", "true");
    stage.delete(team);
    stage.await(team, isBecause("Paused"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
  }

  @Test
  void aDryRunReachesNobody() {
    stage.startOperator();
    var team = stage.activeTeam("dry");
    stage.aws().journal().clear();
    var changed = stage.now(team);
    changed.setSpec(Specs.with(changed.getSpec(), 3));
    changed.getMetadata().setManagedFields(null);
    changed.getMetadata().setResourceVersion(null);
    var answer = stage.client().resource(changed).dryRun().update();
    assertThat(answer.getSpec().approvalStrategy().mofN().minApprovalsRequired()).isEqualTo(3);
    stage.letItLook(5);
    assertThat(stage.aws().journal().mutations()).isEmpty();
    assertThat(stage.now(team).getSpec().approvalStrategy().mofN().minApprovalsRequired())
        .isEqualTo(2);
  }

  private String madeByHand(String name) {
    return stage.teamMadeByHand(name);
  }

  private ApprovalTeamSpec adopting(String name, String arn) {
    return Specs.with(Specs.team(name, stage.namespace()), new TeamAdoption(arn, null));
  }
}
