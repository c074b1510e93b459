package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The ends that a team can come to. It is always visible what is waited for, and there is always a
 * way out.
 */
class DeletionTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("deletion");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aRejectedDeletionIsNotAskedAgainAndRetainIsTheWayOut() {
    var team = stage.activeTeam("kept");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().rejectAll("kept");

    var refused = stage.await(team, isBecause("DeletionRejected"));
    assertThat(condition(refused, "Stalled").getMessage()).contains("deletion.policy: Retain");
    stage.letItLook(3);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);

    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("kept").status()).isEqualTo("ACTIVE");
  }

  @Test
  void afterAnOpenDeletionIsCancelledRetainLetsGoAndTheTeamStays() {
    var team = stage.activeTeam("spared");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    var mirrors = new Mirrors(stage);
    mirrors.cancel(mirrors.awaitOwn("Deletion"));
    stage.await(team, isBecause("DeletionCancelled"));

    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    stage.aws().clock().advance(Duration.ofDays(30));
    var kept = stage.aws().teams().get("spared");
    assertThat(kept.status()).isEqualTo("ACTIVE");
    assertThat(stage.aws().teams().sessions("spared"))
        .as("nothing is left that could still be approved")
        .noneMatch(session -> session.status().equals("PENDING"));
  }

  @Test
  void retainAloneDoesNotEndAVoteThatIsOpen() {
    var team = stage.activeTeam("voted-away");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);

    stage.aws().people().approveAll("voted-away");
    stage.aws().clock().advance(Duration.ofDays(30));
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  @Test
  void aResourceMayGoWhenItsDeletionIsApproved() {
    var team = stage.activeTeam("approved");
    stage.edit(
        team,
        s -> Specs.with(s, new TeamDeletion(DeletionPolicy.DELETE, 7, TeamDeletion.WHEN_APPROVED)));
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("approved");
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("approved").status()).isEqualTo("DELETING");
  }

  @Test
  void aResourceThatOnlyWantedItsDeletionToBeRequestedGoesWhateverTheAnswer() {
    var team = stage.activeTeam("answered");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().rejectAll("answered");
    stage.await(team, isBecause("DeletionRejected"));
    stage.edit(team, s -> Specs.with(s, Specs.releasedWhen(TeamDeletion.WHEN_REQUESTED)));
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("answered").status()).isEqualTo("ACTIVE");
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
  }

  @Test
  void retainLetsGoWhateverTheStatusSays() {
    var team = stage.activeTeam("tampered");
    stage
        .tampering()
        .setStatus(
            team,
            Map.of(
                "proposal",
                Map.of(
                    "kind",
                    "Update",
                    "state",
                    "Open",
                    "hash",
                    "x",
                    "requestedTime",
                    "+1000000000-12-31T23:59:59Z")));
    stage.letItLook(2);
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.delete(team);
    stage.awaitGone(team);
  }

  @Test
  void aDeletionBegunElsewhereIsAwaitedAndNotAskedAgain() {
    var team = stage.activeTeam("elsewhere");
    var arn = stage.now(team).getStatus().arn();
    stage.sdk().startActiveApprovalTeamDeletion(r -> r.arn(arn));
    stage.await(team, isBecause("DeletionPendingOutside"));
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("elsewhere");
    stage.awaitGone(team);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
  }

  @Test
  void aTeamWhoseSourceIsGoneWaitsForItVisibly() {
    var team = stage.activeTeam("sourceless");
    var source = stage.source();
    stage
        .client()
        .resources(IdentitySource.class)
        .withName(source.getMetadata().getName())
        .edit(s -> {
          s.setSpec(
              new IdentitySourceSpec(
                  s.getSpec().iamIdentityCenter(), null, null, DeletionPolicy.RETAIN));
          return s;
        });
    stage.delete(source);
    stage.awaitGone(source);
    stage.await(team, isBecause("IdentitySourceNotFound"));

    // Which account that was, and whether this namespace may use it, nobody says any more.
    stage.delete(team);
    var waiting =
        stage.await(
            team, t -> t.isMarkedForDeletion() && isBecause("IdentitySourceNotFound").test(t));
    assertThat(condition(waiting, "Reconciling").getMessage()).contains("deletion.policy: Retain");
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isZero();

    stage.readySource();
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("sourceless");
    stage.awaitGone(team);
  }

  @Test
  void aResourceMayGoWhenItsDeletionIsRequested() {
    var team = stage.activeTeam("requested");
    stage.edit(team, s -> Specs.with(s, Specs.releasedWhen(TeamDeletion.WHEN_REQUESTED)));
    stage.delete(team);
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("requested").statusCode())
        .isEqualTo("DELETE_PENDING_APPROVAL");
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }

  @Test
  void anExpiredDeletionIsAskedAgainByANewWish() {
    var team = stage.activeTeam("sleepy");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().clock().advance(Duration.ofHours(25));
    stage.await(team, isBecause("DeletionExpired"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);

    stage.edit(team, s -> Specs.with(s, new TeamDeletion(DeletionPolicy.DELETE, 1, null)));
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("sleepy");
    var inWindow = stage.await(team, isBecause("DeletionWindow"));
    assertThat(inWindow.getStatus().teamStatus()).isEqualTo("DELETING");
    assertThat(inWindow.getStatus().waitingFor()).isEqualTo("deletion window");

    stage.aws().clock().advance(Duration.ofDays(2));
    stage.awaitGone(team);
  }

  @Test
  void aTeamThatNeverBecameActiveIsDeletedWithoutAVote() {
    stage.readySource();
    var team = stage.create("stillborn", Specs.team("stillborn", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.delete(team);
    var pending = stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(pending.getStatus().waitingFor()).contains("3 invitations");

    stage.aws().clock().advance(Duration.ofHours(25));
    stage.awaitGone(team);
    assertThat(stage.aws().teams().all()).isEmpty();
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).isEmpty();
  }

  @Test
  void anOpenUpdateIsWithdrawnFirst() {
    var team = stage.activeTeam("busy");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.delete(team);

    stage.await(team, isBecause("AwaitingDeletionApproval"));
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);
    stage.aws().people().approveAll("busy");
    stage.awaitGone(team);
  }

  @Test
  void aRefusedDraftIsDiscardedFirst() {
    var team = stage.activeTeam("drafty");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("drafty");
    stage.await(team, isBecause("UpdateRejected"));
    stage.delete(team);

    stage.await(team, isBecause("AwaitingDeletionApproval"));
    assertThat(stage.aws().journal().count("DeleteInactiveApprovalTeamVersion")).isEqualTo(1);
  }

  @Test
  void aTeamThatIsGoneFromAwsLetsItsResourceGo() {
    var team = stage.activeTeam("vanished");
    stage.aws().console().deleteTeam("vanished");
    stage.delete(team);
    stage.awaitGone(team);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isZero();
  }

  @Test
  void aResourceWhoseSourceNeverCameCanGo() {
    var team = stage.create("orphan", Specs.team("orphan", "no-such-source"));
    stage.await(team, isBecause("IdentitySourceNotFound"));
    stage.delete(team);
    stage.awaitGone(team);
  }

  @Test
  void aTeamWhoseStatusIsLostIsFoundByItsTagsAndDeleted() {
    var team = stage.activeTeam("amnesiac");
    stage.stopOperator();
    stage.delete(team);
    stage.tampering().loseStatus(team);
    stage.startOperator();

    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("amnesiac");
    stage.awaitGone(team);
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  @Test
  void retainLetsGoEvenWhenAwsCannotBeAsked() {
    var team = stage.activeTeam("cut-off");
    var source = stage.source();
    stage.aws().faults().inject(FaultRule.onAny().always().failing(ErrorType.ACCESS_DENIED)).rule();
    stage.delete(team);
    stage.await(team, isBecause("AccessDenied"));
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);

    stage.delete(source);
    stage.await(source, isBecause("AccessDenied"));
    stage
        .client()
        .resource(source)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"deletionPolicy\":\"Retain\"}}");
    stage.awaitGone(source);
  }

  @Test
  void aTeamWhoseArnIsWrongInTheStatusIsFoundByItsTagsAndDeleted() {
    for (var wrong :
        List.of(
            "nonsense",
            "arn:aws:mpa:us-east-1:%s:approval-team/misled-00000000".formatted(Stage.ACCOUNT))) {
      var name = "misled-" + wrong.length();
      if (stage.source() == null) {
        stage.readySource();
      }
      var team = stage.create(name, Specs.team(name, stage.namespace()));
      stage.await(team, isBecause("AwaitingInvitations"));
      stage.aws().people().acceptAll(name);
      stage.await(team, isReady());
      stage.stopOperator();
      stage.delete(team);
      stage.tampering().setStatus(team, Map.of("arn", wrong));
      stage.startOperator();

      stage.await(team, isBecause("AwaitingDeletionApproval"));
      stage.aws().people().approveAll(name);
      stage.awaitGone(team);
    }
    assertThat(stage.aws().teams().all()).isEmpty();
  }
}
