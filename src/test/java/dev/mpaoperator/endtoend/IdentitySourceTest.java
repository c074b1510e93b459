package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IamIdentityCenter;
import dev.mpaoperator.api.v1alpha1.IdentitySourceSpec;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account's one identity source. */
class IdentitySourceTest {
  private static final IdentitySourceSpec OTHER =
      new IdentitySourceSpec(
          new IamIdentityCenter("arn:aws:sso:::instance/ssoins-fedcba0987654321", "us-west-2"),
          null,
          null,
          DeletionPolicy.DELETE);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("source");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void itIsCreatedAndSaysWhereThePortalIs() {
    var source = stage.readySource();

    assertThat(source.getStatus().arn()).endsWith(":identity-source/IamIdentityCenter");
    assertThat(source.getStatus().approvalPortalUrl()).startsWith("https://");
    assertThat(source.getStatus().sourceStatus()).isEqualTo("ACTIVE");
    assertThat(source.getStatus().origin()).isEqualTo("Created");
    assertThat(stage.aws().teams().tags(source.getStatus().arn()))
        .containsEntry("mpaoperator.dev/uid", source.getMetadata().getUid());
    assertThat(stage.aws().journal().count("CreateIdentitySource")).isEqualTo(1);
  }

  @Test
  void aLostAnswerToTheCreationLeadsToNoSecondOne() {
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on("CreateIdentitySource")
                .afterEffect()
                .times(4) // all tries of the SDK
                .failing("InternalServerException", 500));
    var source = stage.readySource();

    assertThat(source.getStatus().origin()).isEqualTo("Created");
    assertThat(stage.aws().teams().identitySources()).hasSize(1);
  }

  @Test
  void oneThatFitsIsAdoptedAndLeftInPlaceWhenTheResourceGoes() {
    stage.aws().console().installIdentitySource(Stage.ACCOUNT);
    var there = stage.aws().teams().identitySources().getFirst();
    var instance = there.identitySourceParameters().iamIdentityCenter();
    var source =
        stage.create(
            stage.namespace(),
            new IdentitySourceSpec(
                new IamIdentityCenter(instance.instanceArn(), instance.region()),
                null,
                null,
                DeletionPolicy.DELETE));

    var adopted = stage.await(source, isReady());
    assertThat(adopted.getStatus().origin()).isEqualTo("Adopted");
    assertThat(stage.aws().journal().count("CreateIdentitySource")).isZero();

    stage.delete(source);
    stage.awaitGone(source);
    assertThat(stage.aws().teams().identitySources()).hasSize(1);
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void oneOverAnotherInstanceIsNamedAndLeftAlone() {
    stage.aws().console().installIdentitySource(Stage.ACCOUNT);
    var there = stage.aws().teams().identitySources().getFirst();
    var source = stage.create(stage.namespace(), OTHER);

    var stalled = stage.await(source, isBecause("OtherSourceExists"));
    assertThat(condition(stalled, "Stalled").getMessage())
        .contains(there.identitySourceParameters().iamIdentityCenter().instanceArn());
    assertThat(stalled.getStatus().arn()).isNull();
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void ofTwoThatClaimTheAccountTheOlderWinsAndTheOtherTakesOverWhenItIsGone() {
    var older = stage.readySource();
    Awaitility.await() // creation times count in seconds
        .until(() ->
            stage
                .aws()
                .clock()
                .instant()
                .isAfter(
                    java.time.Instant.parse(older.getMetadata().getCreationTimestamp())
                        .plusSeconds(1)));
    var younger = stage.create(stage.namespace() + "-younger", Specs.source());

    var yielding = stage.await(younger, isBecause("AccountClaimed"));
    assertThat(condition(yielding, "Stalled").getMessage())
        .contains("'" + older.getMetadata().getName() + "'");
    assertThat(stage.aws().journal().count("CreateIdentitySource")).isEqualTo(1);

    stage.delete(older);
    stage.awaitGone(older);
    stage.await(younger, isReady());
  }

  @Test
  void itIsDeletedOnlyWhenNoTeamStandsOnIt() {
    var team = stage.activeTeam("standing");
    var source = stage.source();
    stage.delete(source);

    var waiting = stage.await(source, isBecause("InUse"));
    assertThat(condition(waiting, "Reconciling").getMessage())
        .contains(stage.namespace() + "/standing");
    assertThat(stage.aws().journal().count("DeleteIdentitySource")).isZero();

    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("standing");
    stage.awaitGone(team);
    stage.awaitGone(source);
    assertThat(stage.aws().teams().identitySources()).isEmpty();
  }

  @Test
  void aTeamThatIsOnlyInAwsKeepsItTooAndIsNamed() {
    var team = stage.activeTeam("unmanaged");
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.delete(team);
    stage.awaitGone(team);
    var source = stage.source();
    stage.delete(source);

    var waiting = stage.await(source, isBecause("InUse"));
    assertThat(condition(waiting, "Reconciling").getMessage()).contains("unmanaged");
  }

  @Test
  void anErrorInAwsIsSaidWithWhatToDoAndHeals() {
    var source = stage.readySource();
    stage.aws().console().breakIdentitySource(Stage.ACCOUNT, "IDC_INSTANCE_NOT_FOUND");
    var broken = stage.await(source, isBecause("IdentitySourceError"));
    assertThat(broken.getStatus().sourceStatusCode()).isEqualTo("IDC_INSTANCE_NOT_FOUND");
    assertThat(condition(broken, "Stalled").getMessage()).contains("instance is gone");

    stage.aws().console().repairIdentitySource(Stage.ACCOUNT);
    stage.await(source, isReady());
  }

  @Test
  void oneThatIsKnownIsReadByItsArnAndLookedForOnlyWhenItIsGone() {
    var source = stage.readySource();
    stage.aws().journal().clear();
    letItRead(3);
    assertThat(stage.aws().journal().counts().keySet()).containsExactly("GetIdentitySource");

    stage.sdk().deleteIdentitySource(r -> r.identitySourceArn(source.getStatus().arn()));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(stage.aws().journal().count("CreateIdentitySource")).isEqualTo(1));
    assertThat(stage.aws().journal().count("ListIdentitySources")).isPositive();
    stage.await(source, isReady());
  }

  @Test
  void whoMayOnlyListListsIt() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetIdentitySource").failing(ErrorType.ACCESS_DENIED).always());
    var source = stage.readySource();
    stage.aws().console().breakIdentitySource(Stage.ACCOUNT, "ACCESS_DENIED");
    stage.await(source, isBecause("IdentitySourceError"));
    stage.aws().console().repairIdentitySource(Stage.ACCOUNT);
    stage.await(source, isReady());
  }

  @Test
  void anArnThatSomebodyWroteIntoTheStatusIsNotBelieved() {
    var source = stage.readySource();
    var arn = source.getStatus().arn();
    stage.stopOperator();
    var foreign = arn.replace(Stage.ACCOUNT, "444455556666");
    stage
        .client()
        .resource(source)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"arn\":\"" + foreign + "\"}}");
    stage.startOperator();
    stage.await(source, s -> arn.equals(s.getStatus().arn()));
    assertThat(stage.aws().journal().count("CreateIdentitySource")).isEqualTo(1);
  }

  private void letItRead(int times) {
    var before = stage.aws().journal().count("GetIdentitySource");
    Awaitility.await()
        .until(() -> stage.aws().journal().count("GetIdentitySource") >= before + times);
  }

  @Test
  void aTeamWaitsForItsSourceAndGoesOnByItself() {
    var team = stage.create("early", Specs.team("early", stage.namespace()));
    var waiting = stage.await(team, isBecause("IdentitySourceNotFound"));
    assertThat(condition(waiting, "ApproversResolved").getStatus()).isEqualTo("False");
    assertThat(condition(waiting, "Reconciling").getMessage()).contains(stage.namespace());

    stage.readySource();
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void aTeamThatRefersToAnotherNowKeepsItNoLonger() {
    var source = stage.readySource();
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("CreateApprovalTeam").always().failing(ErrorType.ACCESS_DENIED))
        .rule();
    var team = stage.create("moving", Specs.team("moving", stage.namespace()));
    stage.await(team, isBecause("AccessDenied"));
    stage
        .client()
        .resource(team)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"identitySourceRef\":{\"name\":\"elsewhere\"}}}");
    stage.await(team, isBecause("IdentitySourceNotFound"));
    stage.delete(source);
    stage.awaitGone(source);
  }
}
