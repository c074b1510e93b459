package dev.mpaoperator.gitops.states;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people do to a team and answer it: from its creation to its deletion. */
final class TeamScenes {
  private static final String TEAM = "payments";

  private TeamScenes() {}

  static List<Scene> all() {
    return List.of(
        TeamScenes
            ::validating, // what lasts a moment only comes first: elsewhere it is seen by chance
        TeamScenes::lostAnswer,
        TeamScenes::creation,
        TeamScenes::declined,
        TeamScenes::updates,
        TeamScenes::unknownRefusal,
        TeamScenes::newPeople,
        TeamScenes::settling,
        TeamScenes::outside,
        TeamScenes::deletion,
        TeamScenes::refusedDeletions,
        TeamScenes::expiredDeletion,
        TeamScenes::cancelledDeletion,
        TeamScenes::never,
        TeamScenes::brakes);
  }

  private static void validating(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    stage.aws().clock().freeze();
    var team = stage.create(TEAM, Specs.team(TEAM, stage.namespace()));
    stage.await(team, isBecause("Validating"));
    stage.aws().clock().tick();
  }

  private static void lostAnswer(Stage stage, Album album) {
    stage.set("MPA_CONFIG_AWS_CALL_TIMEOUT", "1s").set("MPA_CONFIG_CONFIRM_AFTER", "3s");
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.aws().faults().inject(FaultRule.on("UpdateApprovalTeam").hanging());
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("ConfirmingRequest"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }

  private static void creation(Stage stage, Album album) {
    var team = stage.create(TEAM, Specs.team(TEAM, stage.namespace()));
    album.keep("new", team);
    stage.startOperator();
    stage.await(team, isBecause("IdentitySourceNotFound"));
    var denied =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("CreateIdentitySource").always().failing(ErrorType.ACCESS_DENIED));
    var source = stage.create(stage.namespace(), Specs.source());
    stage.await(team, isBecause("IdentitySourceNotReady"));
    denied.release();
    stage.aws().faults().clear();
    stage.await(source, isReady());
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(TEAM);
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.with(s, Map.of("cost-center", "42")));
    stage.await(team, t -> isReady().test(t) && t.getStatus().managedTags() != null);
    stage.stopOperator();
    album.keep("unseen-change", stage.edit(team, s -> Specs.with(s, 3)));
  }

  private static void declined(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var team = stage.create(TEAM, Specs.team(TEAM, stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().decline(TEAM, "bob");
    stage.await(team, isBecause("InvitationsFailed"));
    stage.delete(team);
    stage.awaitGone(team);
  }

  private static void updates(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    raise(stage, team);
    stage.aws().people().reject(TEAM, "alice", "bob");
    stage.await(team, isBecause("UpdateRejected"));
    stage.retry(team, "1");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.edit(team, s -> Specs.with(s, 2));
    stage.await(team, isBecause("Active"));
    raise(stage, team);
    stage.aws().people().approve(TEAM, "alice");
    stage.aws().clock().advance(Duration.ofHours(25));
    stage.await(team, isBecause("UpdateExpired"));
    stage.edit(team, s -> Specs.with(s, 2));
    stage.await(team, isBecause("Active"));
    raise(stage, team);
    new Mirrors(stage).cancel(new Mirrors(stage).awaitOwn("Update"));
    stage.await(team, isBecause("UpdateCancelled"));
  }

  private static void unknownRefusal(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    raise(stage, team);
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetSession").always().failing(ErrorType.ACCESS_DENIED));
    stage.aws().people().rejectAll(TEAM);
    stage.await(team, isBecause("UpdateNotApproved"));
    stage.retry(team, "1");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.approveAll(TEAM);
    stage.await(team, isReady());
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.rejectAll(TEAM);
    stage.await(team, isBecause("DeletionNotApproved"));
  }

  private static void newPeople(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol", "dave"));
    stage.approveAll(TEAM);
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.edit(team, s -> Specs.describedAs(s, "Guards all vaults"));
    stage.await(team, isBecause("AwaitingEarlierUpdate"));
    stage.edit(team, s -> Specs.describedAs(s, dev.mpaoperator.stage.Canary.DESCRIPTION));
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.aws().people().decline(TEAM, "dave");
    stage.await(team, isBecause("UpdateInvitationsFailed"));
    stage.edit(
        team,
        s ->
            Specs.with(
                s,
                List.of(
                    Specs.people("alice").getFirst(),
                    Specs.people("bob").getFirst(),
                    Specs.people("carol").getFirst(),
                    Specs.approver("dora", "906764a1b2-99999999-0000-4000-8000-999999999999"))));
    stage.await(team, isBecause("UpdateFailedValidation"));
  }

  private static void settling(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.edit(team, s -> Specs.with(Specs.with(s, new TeamUpdates(null, 60)), 3));
    stage.await(team, isBecause("Settling"));
  }

  private static void outside(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    var arn = stage.now(team).getStatus().arn();
    try (var sdk = stage.sdk()) {
      sdk.updateApprovalTeam(r -> r.arn(arn).description("Asked for in the console"));
      stage.await(team, isBecause("UpdatePendingOutside"));
      album.keep(
          "update-pending-outside",
          stage.await(team, t -> "UPDATE_PENDING_APPROVAL".equals(t.getStatus().teamStatusCode())));
      stage.edit(team, s -> Specs.with(s, 3));
      stage.await(team, isBecause("AwaitingOtherUpdate"));
      stage.edit(team, s -> Specs.with(s, 2));
      stage.aws().people().rejectAll(TEAM);
      stage.await(team, isBecause("Active"));
      sdk.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    }
    stage.await(team, isBecause("DeletionPendingOutside"));
    stage.rejectAll(TEAM);
    stage.await(team, isBecause("Active"));
    stage.aws().console().changeThreshold(TEAM, 3);
    stage.await(team, isBecause("DriftDetected"));
    stage.stopOperator();
    stage.tampering().loseStatus(team);
    stage.startOperator();
    stage.await(team, isBecause("DifferenceFound"));
    stage.aws().console().forceStatus(TEAM, "HIBERNATING", "SNOWED_IN");
    stage.await(team, isBecause("UnknownState"));
    stage.aws().console().clearForcedStatus(TEAM);
    stage.aws().console().deleteTeam(TEAM);
    stage.await(team, isBecause("TeamGone"));
  }

  private static void deletion(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.edit(team, s -> Specs.with(s, new TeamDeletion(DeletionPolicy.DELETE, 1, null)));
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll(TEAM);
    stage.await(team, isBecause("DeletionWindow"));
    stage.aws().clock().advance(Duration.ofDays(2));
    stage.awaitGone(team);
  }

  private static void refusedDeletions(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().reject(TEAM, "alice", "bob");
    stage.await(team, isBecause("DeletionRejected"));
    stage.aws().console().forceStatus(TEAM, "ACTIVE", "DELETE_FAILED_VALIDATION");
    stage.await(team, isBecause("DeletionFailedValidation"));
  }

  private static void expiredDeletion(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().clock().advance(Duration.ofHours(25));
    stage.await(team, isBecause("DeletionExpired"));
  }

  private static void cancelledDeletion(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.delete(team);
    new Mirrors(stage).cancel(new Mirrors(stage).awaitOwn("Deletion"));
    stage.await(team, isBecause("DeletionCancelled"));
  }

  private static void never(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var team = stage.create(TEAM, Specs.team(TEAM, stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.delete(team);
    stage.await(team, t -> t.isMarkedForDeletion() && isBecause("AwaitingInvitations").test(t));
    stage.aws().clock().advance(Duration.ofHours(25));
    stage.awaitGone(team);
  }

  private static void brakes(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.annotate(team, "mpaoperator.dev/paused", "true");
    album.keep("paused-in-force", stage.await(team, t -> condition(t, "Paused") != null));
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("Paused"));
    stage.edit(team, s -> Specs.managed(s, "ObserveOnly"));
    stage.annotate(team, "mpaoperator.dev/paused", "false");
    stage.await(team, isBecause("ObserveOnly"));
  }

  private static void raise(Stage stage, ApprovalTeam team) {
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }
}
