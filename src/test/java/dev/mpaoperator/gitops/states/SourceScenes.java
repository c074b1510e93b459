package dev.mpaoperator.gitops.states;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;

import dev.mpaoperator.api.v1alpha1.AwsAccount;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IamIdentityCenter;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The life of an identity source, and what keeps it from its place. */
final class SourceScenes {
  private static final Map<ErrorType, String> REASONS =
      Map.of(
          ErrorType.THROTTLING, "AwsUnavailable",
          ErrorType.ACCESS_DENIED, "AccessDenied",
          ErrorType.CONFLICT, "Conflict",
          ErrorType.SERVICE_QUOTA_EXCEEDED, "QuotaExceeded",
          ErrorType.VALIDATION, "InvalidRequest");

  private SourceScenes() {}

  static List<Scene> all() {
    return List.of(
        SourceScenes::life,
        SourceScenes::otherInstance,
        SourceScenes::claimed,
        SourceScenes::weather,
        SourceScenes::wrongAccount);
  }

  private static void life(Stage stage, Album album) {
    album.keep("new", stage.create(stage.namespace(), Specs.source()));
    stage.startOperator();
    var team = stage.create("payments", Specs.team("payments", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("payments");
    stage.await(team, isReady());
    var source = stage.source();
    stage.aws().console().breakIdentitySource(Stage.ACCOUNT, "IDC_INSTANCE_NOT_FOUND");
    stage.await(source, isBecause("IdentitySourceError"));
    stage.aws().console().repairIdentitySource(Stage.ACCOUNT);
    stage.await(source, isReady());
    stage.delete(source);
    stage.await(source, isBecause("InUse"));
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("payments");
    stage.awaitGone(team);
    stage.awaitGone(source);
  }

  private static void otherInstance(Stage stage, Album album) {
    stage.startOperator();
    stage.aws().console().installIdentitySource(Stage.ACCOUNT);
    var other =
        new IamIdentityCenter("arn:aws:sso:::instance/ssoins-fedcba0987654321", "us-west-2");
    var source =
        stage.create(
            stage.namespace(), new IdentitySourceSpec(other, null, null, DeletionPolicy.DELETE));
    stage.await(source, isBecause("OtherSourceExists"));
  }

  private static void claimed(Stage stage, Album album) {
    stage.startOperator();
    stage.readySource();
    stage.letItPass(Duration.ofSeconds(2)); // Kubernetes counts creations in seconds
    var younger = stage.create(stage.namespace() + "-younger", Specs.source());
    stage.await(younger, isBecause("AccountClaimed"));
  }

  private static void weather(Stage stage, Album album) {
    stage.startOperator();
    for (var error : REASONS.entrySet()) {
      stage
          .aws()
          .faults()
          .inject(FaultRule.on("CreateIdentitySource").always().failing(error.getKey()));
      var source = stage.create(stage.namespace(), Specs.source());
      stage.await(source, isBecause(error.getValue()));
      stage.aws().faults().clear();
      stage.delete(source);
      stage.awaitGone(source);
    }
  }

  private static void wrongAccount(Stage stage, Album album) {
    stage.startOperator();
    var account = new AwsAccount("999988887777", null);
    stage.await(stage.create(stage.namespace(), Specs.source(account)), isBecause("WrongAccount"));
  }
}
