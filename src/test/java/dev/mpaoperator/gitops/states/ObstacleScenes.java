package dev.mpaoperator.gitops.states;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;

import dev.mpaoperator.api.v1alpha1.AllowedNamespaces;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.api.v1alpha1.TeamLimits;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a team from becoming what its spec says, other than the answers of people. */
final class ObstacleScenes {
  private static final String TEAM = "payments";
  private static final Approver ALICE = new Approver("alice", null, "alice", null);

  private ObstacleScenes() {}

  static List<Scene> all() {
    return List.of(
        ObstacleScenes::validation,
        ObstacleScenes::policies,
        ObstacleScenes::approvers,
        ObstacleScenes::ambiguous,
        ObstacleScenes::identityChanged,
        ObstacleScenes::permission,
        ObstacleScenes::limits,
        ObstacleScenes::forbidden,
        ObstacleScenes::ownership,
        ObstacleScenes::adoption,
        ObstacleScenes::weather,
        ObstacleScenes::wrongAccount,
        ObstacleScenes::unknownSpec);
  }

  private static ApprovalTeam create(Stage stage) {
    return stage.create(TEAM, Specs.team(TEAM, stage.namespace()));
  }

  private static void validation(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var typo = "906764a1b2-99999999-0000-4000-8000-999999999999";
    var people =
        List.of(
            Specs.approver("alice", typo),
            Specs.people("bob").getFirst(),
            Specs.people("carol").getFirst());
    var team = stage.create(TEAM, Specs.with(Specs.team(TEAM, stage.namespace()), people));
    stage.await(team, isBecause("FailedValidation"));
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("UpdateApprovalTeam").always().failing(ErrorType.VALIDATION));
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "dave"));
    stage.await(team, isBecause("InvalidRequest"));
  }

  private static void policies(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var policy = PolicyCatalogue.BACKUP.replace("Restore", "Restor") + "/$DEFAULT";
    var team =
        stage.create(
            TEAM, Specs.guarded(Specs.team(TEAM, stage.namespace()), new PolicyReference(policy)));
    stage.await(team, isBecause("PolicyNotUsable"));
  }

  private static void approvers(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var bob = Specs.people("bob").getFirst();
    var carol = Specs.people("carol").getFirst();
    var dora = new Approver("dora", null, "dora", null);
    var spec = Specs.team(TEAM, stage.namespace());
    var team = stage.create(TEAM, Specs.with(spec, List.of(ALICE, bob, carol, dora)));
    stage.await(team, isBecause("ApproverNotFound"));
    var again = new Approver("also-alice", null, null, "alice@example.com");
    stage.edit(team, s -> Specs.with(s, List.of(ALICE, again, bob, carol)));
    stage.await(team, isBecause("ApproverTwice"));
    stage.aws().directory().disable("dave");
    var dave = new Approver("dave", null, "dave", null);
    stage.edit(team, s -> Specs.with(s, List.of(dave, bob, carol)));
    stage.await(team, isBecause("ApproverDisabled"));
  }

  private static void ambiguous(Stage stage, Album album) {
    stage.aws().directory().add("twin", "alice@example.com");
    stage.startOperator();
    stage.readySource();
    var alice = new Approver("alice", null, null, "alice@example.com");
    var bob = Specs.people("bob").getFirst();
    var carol = Specs.people("carol").getFirst();
    var spec = Specs.team(TEAM, stage.namespace());
    var team = stage.create(TEAM, Specs.with(spec, List.of(alice, bob, carol)));
    stage.await(team, isBecause("ApproverAmbiguous"));
  }

  private static void identityChanged(Stage stage, Album album) {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("ListPolicies").always().failing(ErrorType.ACCESS_DENIED));
    stage.startOperator();
    stage.readySource();
    var bob = Specs.people("bob").getFirst();
    var carol = Specs.people("carol").getFirst();
    var held = stage.aws().faults().inject(FaultRule.on("CreateApprovalTeam").hanging());
    var spec = Specs.team(TEAM, stage.namespace());
    var team = stage.create(TEAM, Specs.with(spec, List.of(ALICE, bob, carol)));
    album.keep(
        "policies-not-checked",
        stage.await(team, t -> isReason(t, "PoliciesResolved", "PoliciesNotChecked")));
    held.release();
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(TEAM);
    stage.await(team, isReady());
    stage.aws().directory().rename("alice", "alice.former");
    stage.aws().directory().add("mallory");
    stage.aws().directory().rename("mallory", "alice");
    stage.aws().clock().advance(Duration.ofHours(2));
    album.keep(
        "identity-changed",
        stage.await(team, t -> isReason(t, "ApproversResolved", "IdentityChanged")));
  }

  private static boolean isReason(ApprovalTeam team, String condition, String reason) {
    var found = condition(team, condition);
    return found != null && found.getReason().equals(reason);
  }

  private static void permission(Stage stage, Album album) {
    stage.startOperator();
    stage.await(
        stage.create(stage.namespace(), Specs.source(null, new AllowedNamespaces[0])), isReady());
    stage.await(create(stage), isBecause("NamespaceNotAllowed"));
  }

  private static void limits(Stage stage, Album album) {
    stage.startOperator();
    limited(stage, new TeamLimits(null, 4, 3, null));
    stage.await(create(stage), isBecause("LimitExceeded"));
  }

  private static void forbidden(Stage stage, Album album) {
    stage.startOperator();
    limited(stage, new TeamLimits(null, null, null, TeamLimits.FORBIDDEN));
    var team = create(stage);
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(TEAM);
    stage.await(team, isReady());
    stage.delete(team);
    stage.await(team, isBecause("DeletionForbidden"));
  }

  private static IdentitySource limited(Stage stage, @Nullable TeamLimits limits) {
    var entry = new AllowedNamespaces(null, null, AllowedNamespaces.ALL, limits);
    return stage.await(stage.create(stage.namespace(), Specs.source(null, entry)), isReady());
  }

  private static void ownership(Stage stage, Album album) {
    stage.startOperator();
    stage.teamMadeByHand(TEAM);
    stage.await(create(stage), isBecause("NameTaken"));
    var other = stage.create("other", Specs.team("other", stage.namespace()));
    var arn = stage.await(other, isBecause("AwaitingInvitations")).getStatus().arn();
    var thief =
        stage.create(
            "thief",
            Specs.with(Specs.team("other", stage.namespace()), new TeamAdoption(arn, null)));
    stage.await(thief, isBecause("NotOwned"));
  }

  private static void adoption(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    var spec = Specs.with(Specs.team(TEAM, stage.namespace()), new TeamAdoption(null, TEAM));
    var team = stage.create(TEAM, Specs.with(spec, 3));
    stage.await(team, isBecause("AdoptionImpossible"));
    stage.teamMadeByHand(TEAM);
    stage.await(team, isBecause("DifferenceFound"));
  }

  private static void weather(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    for (var error :
        List.of(
            ErrorType.THROTTLING,
            ErrorType.ACCESS_DENIED,
            ErrorType.CONFLICT,
            ErrorType.SERVICE_QUOTA_EXCEEDED)) {
      stage.aws().faults().inject(FaultRule.on("GetApprovalTeam").always().failing(error));
      var reason =
          switch (error) {
            case THROTTLING -> "AwsUnavailable";
            case ACCESS_DENIED -> "AccessDenied";
            case CONFLICT -> "Conflict";
            default -> "QuotaExceeded";
          };
      stage.await(team, isBecause(reason));
      stage.aws().faults().clear();
      stage.await(team, isBecause("Active"));
    }
  }

  private static void wrongAccount(Stage stage, Album album) {
    stage.startOperator();
    var team = stage.activeTeam(TEAM);
    stage.stopOperator();
    var key = System.getProperty("aws.accessKeyId");
    System.setProperty("aws.accessKeyId", "AKIA444455556666");
    try {
      stage.startOperator();
      stage.await(team, isBecause("WrongAccount"));
      stage.stopOperator();
    } finally {
      System.setProperty("aws.accessKeyId", key);
    }
  }

  private static void unknownSpec(Stage stage, Album album) {
    stage
        .tampering()
        .withFutureField(() -> {
          stage.startOperator();
          var team = stage.activeTeam(TEAM);
          stage.edit(team, s -> Specs.with(s, new TeamDeletion("Archive", null, null)));
          stage.delete(team);
          stage.await(team, isBecause("UnknownSpec"));
        });
  }
}
