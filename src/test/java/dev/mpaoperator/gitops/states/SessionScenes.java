package dev.mpaoperator.gitops.states;

import static dev.mpaoperator.stage.Mirrors.has;
import static dev.mpaoperator.stage.Mirrors.isBecause;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;

/** What becomes of approval sessions, and of the wish to cancel them. */
final class SessionScenes {
  private static final String TEAM = "payments";

  private SessionScenes() {}

  static List<Scene> all() {
    return List.of(
        SessionScenes::ends,
        SessionScenes::cancelled,
        SessionScenes::notCancellable,
        SessionScenes::heldBack,
        SessionScenes::strange,
        SessionScenes::trouble,
        SessionScenes::withdrawnPermission,
        SessionScenes::forged);
  }

  private static void ends(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    var mirrors = new Mirrors(stage);
    var approved = mirrors.ask(TEAM);
    mirrors.await(TEAM, approved, isBecause("Open"));
    stage.aws().people().approve(approved, "alice", "bob");
    mirrors.await(TEAM, approved, isBecause("Approved"));
    var rejected = mirrors.ask(TEAM);
    mirrors.await(TEAM, rejected, isBecause("Open"));
    stage.aws().people().reject(rejected, "alice", "bob");
    mirrors.await(TEAM, rejected, isBecause("Rejected"));
    var expired = mirrors.ask(TEAM);
    mirrors.await(TEAM, expired, isBecause("Open"));
    stage.aws().clock().advance(Duration.ofHours(25));
    mirrors.await(TEAM, expired, isBecause("Expired"));
    var changed = mirrors.ask(TEAM);
    mirrors.await(TEAM, changed, isBecause("Open"));
    stage.aws().console().forceSession(changed, "CANCELLED", "CONFIGURATION_CHANGED", null);
    mirrors.await(TEAM, changed, isBecause("TeamChanged"));
    stage.edit(team, s -> Specs.with(s, 3));
    album.keep("open-update", mirrors.awaitOwn("Update"));
  }

  private static ApprovalSession update(Stage stage) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.edit(team, s -> Specs.with(s, 3));
    return new Mirrors(stage).awaitOwn("Update");
  }

  private static void cancelled(Stage stage, Album album) {
    var session = update(stage);
    var mirrors = new Mirrors(stage);
    var slow =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("CancelSession").always().failing(ErrorType.CONFLICT));
    mirrors.cancel(session);
    mirrors.await(TEAM, session.getSpec().sessionArn(), has("Cancelled", "Cancelling"));
    slow.release();
    stage.aws().faults().clear();
    stage.aws().console().cancelSession(TEAM);
    mirrors.await(TEAM, session.getSpec().sessionArn(), has("Cancelled", "Cancelled"));
  }

  private static void notCancellable(Stage stage, Album album) {
    stage.startOperator();
    stage.activeTeam(TEAM);
    var mirrors = new Mirrors(stage);
    var request = SessionRequest.saying().action("mpa:SomethingNew").build();
    var arn = stage.aws().console().openSession(TEAM, request);
    var session = mirrors.await(TEAM, arn, isBecause("Open"));
    mirrors.cancel(session);
    mirrors.await(TEAM, arn, has("Cancelled", "NotCancellable"));
    stage.aws().people().approveAll(arn);
    mirrors.await(TEAM, arn, has("Cancelled", "AlreadyEnded"));
  }

  private static void heldBack(Stage stage, Album album) {
    var session = update(stage);
    var team =
        stage
            .client()
            .resources(dev.mpaoperator.api.v1alpha1.ApprovalTeam.class)
            .inNamespace(stage.namespace())
            .withName(TEAM)
            .get();
    stage.annotate(team, "mpaoperator.dev/paused", "true");
    stage.await(team, t -> Seen.condition(t, "Paused") != null);
    var mirrors = new Mirrors(stage);
    mirrors.cancel(session);
    mirrors.await(TEAM, session.getSpec().sessionArn(), has("Cancelled", "HeldBack"));
  }

  private static void strange(Stage stage, Album album) {
    stage.startOperator();
    stage.activeTeam(TEAM);
    var mirrors = new Mirrors(stage);
    var arn = mirrors.ask(TEAM);
    stage.aws().console().forceSession(arn, "CREATING", null, null);
    mirrors.await(TEAM, arn, isBecause("Creating"));
    stage.aws().console().forceSession(arn, "POSTPONED", "BY_FULL_MOON", null);
    mirrors.await(TEAM, arn, isBecause("UnknownState"));
    stage.aws().console().forceSession(arn, "FAILED", "ALL_APPROVERS_IN_SESSION", null);
    mirrors.await(TEAM, arn, isBecause("Failed"));
  }

  private static void trouble(Stage stage, Album album) {
    stage.startOperator();
    stage.activeTeam(TEAM);
    var mirrors = new Mirrors(stage);
    var faults = stage.aws().faults();
    faults.inject(FaultRule.on("GetSession").always().failing(ErrorType.ACCESS_DENIED));
    var denied = mirrors.ask(TEAM);
    mirrors.await(TEAM, denied, has("Synced", "AccessDenied"));
    faults.clear();
    mirrors.await(TEAM, denied, has("Synced", "Mirrored"));
    faults.inject(FaultRule.on("GetSession").always().failing(ErrorType.INTERNAL_SERVER));
    var failing = mirrors.ask(TEAM);
    mirrors.await(TEAM, failing, has("Synced", "AwsUnavailable"));
  }

  private static void withdrawnPermission(Stage stage, Album album) {
    var session = update(stage);
    stage
        .client()
        .resources(dev.mpaoperator.api.v1alpha1.IdentitySource.class)
        .withName(stage.namespace())
        .edit(s -> {
          s.setSpec(Specs.source(null, new dev.mpaoperator.api.v1alpha1.AllowedNamespaces[0]));
          s.getMetadata().setResourceVersion(null);
          return s;
        });
    new Mirrors(stage).await(TEAM, session.getSpec().sessionArn(), has("Synced", "NotManaged"));
  }

  private static void forged(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    var mirrors = new Mirrors(stage);
    var arn =
        "arn:aws:mpa:us-east-1:111122223333:session/nothing-0/00000000-0000-4000-8000-000000000000";
    var none = mirrors.forge(ApprovalSession.nameOf("none", arn), "none", arn, List.of());
    stage.await(none, has("Synced", "TeamNotFound"));
    var forged = mirrors.forge("forged", TEAM, arn, List.of(Mirrors.ownedBy(team)));
    stage.await(forged, has("Synced", "NotOwned"));
  }
}
