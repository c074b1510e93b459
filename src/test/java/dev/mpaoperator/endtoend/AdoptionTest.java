package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams that exist already are taken over when a resource says so, and never otherwise. */
class AdoptionTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("adopt");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTeamIsTakenOverByItsArnWithoutAskingAnybody() {
    stage.startOperator();
    var arn = madeByHand("old");
    var team = stage.create("new", adopting("old", arn));
    var active = stage.await(team, isReady());
    assertThat(active.getStatus().arn()).isEqualTo(arn);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).isEmpty();
    assertThat(tags(arn)).containsEntry("mpaoperator.dev/name", "new");

    stage.edit(team, s -> Specs.with(s, 3)); // from now on it is like any other
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("old");
    stage.await(team, isReady());
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("old");
    stage.awaitGone(team);
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  @Test
  void whatDiffersIsShownAndAskedForOnlyWhenAPersonSaysSo() {
    stage.startOperator();
    var arn = madeByHand("different");
    var team = stage.create("different", Specs.with(adopting("different", arn), 3));
    var different = stage.await(team, isBecause("DifferenceFound"));
    assertThat(different.getStatus().plannedChanges())
        .containsExactly("would ask 3 people to raise the threshold from 2 to 3");
    stage.letItLook(3);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.retry(team, "yes");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aTeamIsTakenOverByItsNameIfThereIsOne() {
    stage.aws().setModes(Modes.DEFAULTS.with(Modes.NameUse.REPEATABLE));
    stage.startOperator();
    stage.readySource();
    var byName = new TeamAdoption(null, "named");
    var team = stage.create("named", Specs.with(Specs.team("named", stage.namespace()), byName));
    var none = stage.await(team, isBecause("AdoptionImpossible"));
    assertThat(condition(none, "Stalled").getMessage()).contains("no such team");

    var arn = madeByHand("named");
    assertThat(stage.await(team, isReady()).getStatus().arn()).isEqualTo(arn);

    madeByHand("twin");
    madeByHand("twin");
    var twin =
        stage.create(
            "twin",
            Specs.with(Specs.team("twin", stage.namespace()), new TeamAdoption(null, "twin")));
    var ambiguous = stage.await(twin, isBecause("AdoptionImpossible"));
    assertThat(condition(ambiguous, "Stalled").getMessage()).contains("`adopt.arn`");
  }

  @Test
  void whatCannotBeMadeRightIsNotTakenOver() {
    stage.startOperator();
    var arn = madeByHand("stubborn");
    var otherName = stage.create("other-name", adopting("other", arn));
    assertThat(
            condition(stage.await(otherName, isBecause("AdoptionImpossible")), "Stalled")
                .getMessage())
        .contains("another name");
    var otherPolicies =
        stage.create(
            "other-policies",
            Specs.guarded(
                adopting("stubborn", arn),
                new PolicyReference("arn:aws:mpa:::aws:policy/other.amazonaws.com/Other/1")));
    assertThat(
            condition(stage.await(otherPolicies, isBecause("AdoptionImpossible")), "Stalled")
                .getMessage())
        .contains("other policies");

    stage.delete(otherName); // it was never taken over
    stage.awaitGone(otherName);
    assertThat(tags(arn)).isEmpty();
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void aTeamOfAnotherResourceOrClusterIsNeverTaken() {
    stage.startOperator();
    var owner = stage.activeTeam("owned");
    var arn = owner.getStatus().arn();
    stage.aws().journal().clear();
    var thief = stage.create("thief", adopting("owned", arn));
    var message = condition(stage.await(thief, isBecause("NotOwned")), "Stalled").getMessage();
    assertThat(message).contains(stage.namespace() + "/owned");
    var watcher =
        stage.create(
            "watcher", Specs.managed(adopting("owned", arn), ManagementPolicy.OBSERVE_ONLY));
    stage.await(watcher, isBecause("NotOwned"));

    stage.stopOperator();
    stage.set("MPA_CONFIG_CLUSTER", "another-cluster").startOperator();
    var foreign = stage.create("foreign", adopting("owned", arn));
    assertThat(condition(stage.await(foreign, isBecause("NotOwned")), "Stalled").getMessage())
        .contains("of cluster");
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aRestoredResourceComesToItsOwnOnlyWhenToldTo() {
    stage.startOperator();
    var team = stage.activeTeam("restored");
    var arn = stage.now(team).getStatus().arn();
    stage.stopOperator();
    stage.tampering().vanish(team);
    stage.startOperator();

    var restored = stage.create("restored", Specs.team("restored", stage.namespace()));
    var taken = stage.await(restored, isBecause("NameTaken"));
    assertThat(condition(taken, "Stalled").getMessage()).contains("adopt: {name: restored}");
    assertThat(stage.aws().teams().all()).hasSize(1);

    stage.edit(restored, s -> Specs.with(s, new TeamAdoption(null, "restored")));
    var ready = stage.await(restored, isReady());
    assertThat(ready.getStatus().arn()).isEqualTo(arn);
    assertThat(tags(arn)).containsEntry("mpaoperator.dev/uid", ready.getMetadata().getUid());
  }

  @Test
  void ofTwoThatTakeOneTeamAtTheSameTimeTheOlderKeepsIt() throws InterruptedException {
    stage.set("MPA_CONFIG_CONFIRM_AFTER", "2s").set("MPA_CONFIG_AWS_CALL_TIMEOUT", "60s");
    stage.startOperator();
    var arn = madeByHand("contested");
    stage.stopOperator();
    var older = stage.create("older", adopting("contested", arn));
    stage.letItPass(Duration.ofSeconds(1)); // Kubernetes counts creations in seconds
    var younger = stage.create("younger", adopting("contested", arn));
    // Both have looked, and found nobody's team, before either has said that it is its own.
    var tagging = stage.aws().faults().inject(FaultRule.on("TagResource").hanging().times(2));
    stage.startOperator();
    assertThat(tagging.awaitHits(2, Duration.ofSeconds(30))).isTrue();
    tagging.release();

    stage.await(older, isReady());
    stage.await(younger, isBecause("NotOwned"));
    assertThat(tags(arn)).containsEntry("mpaoperator.dev/name", "older");
  }

  @Test
  void anAdoptionThatAwsDidNotAllowIsTriedAgain() {
    stage.startOperator();
    var arn = madeByHand("guarded");
    var denied =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("TagResource").always().failing(ErrorType.ACCESS_DENIED));
    var team = stage.create("guarded", adopting("guarded", arn));
    stage.await(team, isBecause("AccessDenied"));
    stage.letItLook(3);
    assertThat(isReady().test(stage.now(team))).as("it is nobody's yet").isFalse();
    assertThat(tags(arn)).isEmpty();

    denied.release();
    stage.await(team, isReady());
    assertThat(tags(arn)).containsEntry("mpaoperator.dev/name", "guarded");
  }

  @Test
  void aTeamThatLostItsTagsComesBackByAdoption() {
    stage.startOperator();
    var team = stage.activeTeam("stripped");
    var arn = stage.now(team).getStatus().arn();
    stage.sdk().untagResource(r -> r.resourceArn(arn).tagKeys(tags(arn).keySet()));
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("NotOwned"));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.edit(team, s -> Specs.with(s, new TeamAdoption(arn, null)));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(tags(arn)).containsKey("mpaoperator.dev/uid");
  }

  private Map<String, String> tags(String arn) {
    return stage.sdk().listTagsForResource(r -> r.resourceArn(arn)).tags();
  }

  private String madeByHand(String name) {
    return stage.teamMadeByHand(name);
  }

  private ApprovalTeamSpec adopting(String name, String arn) {
    return Specs.with(Specs.team(name, stage.namespace()), new TeamAdoption(arn, null));
  }
}
