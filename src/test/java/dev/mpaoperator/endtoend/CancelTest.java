package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.has;
import static dev.mpaoperator.stage.Mirrors.isBecause;
import static dev.mpaoperator.stage.Seen.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person may cancel a session of a team by its mirror: once, and only where AWS allows it. */
class CancelTest {
  private Stage stage;
  private Mirrors mirrors;

  @BeforeEach
  void open() {
    stage = Stage.empty("cancel");
    mirrors = new Mirrors(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private ApprovalSession update(ApprovalTeam team) {
    stage.edit(team, s -> Specs.with(s, 3));
    return mirrors.awaitOwn("Update");
  }

  private ApprovalSession await(ApprovalSession session, String condition, String reason) {
    return mirrors.await(
        session.getSpec().approvalTeamRef().name(),
        session.getSpec().sessionArn(),
        has(condition, reason));
  }

  @Test
  void aCancelledUpdateIsAnAnswer() {
    stage.startOperator();
    var team = stage.activeTeam("update");
    var session = update(team);

    mirrors.cancel(session);
    var cancelled = await(session, "Cancelled", "Cancelled");
    assertThat(condition(cancelled, "Cancelled").getStatus()).isEqualTo("True");
    assertThat(condition(cancelled, "Completed").getReason()).isEqualTo("Cancelled");
    assertThat(cancelled.getStatus().cancelRequestedTime()).isNotNull();
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);

    stage.await(team, Seen.isBecause("UpdateCancelled"));
    stage.letItLook(5);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);

    stage.retry(team, "again");
    stage.await(team, Seen.isBecause("AwaitingUpdateApproval"));
  }

  @Test
  void aCancelledDeletionIsAnAnswer() {
    stage.startOperator();
    var team = stage.activeTeam("deletion");
    stage.delete(team);
    mirrors.cancel(mirrors.awaitOwn("Deletion"));
    stage.await(team, Seen.isBecause("DeletionCancelled"));
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseProposedCanBeCancelledToo() {
    stage.startOperator();
    var team = stage.activeTeam("outside");
    var arn = stage.now(team).getStatus().arn();
    try (var sdk = stage.sdk()) {
      sdk.updateApprovalTeam(r -> r.arn(arn).description("from the console"));
    }
    mirrors.awaitAll(all -> all.stream().anyMatch(isBecause("Open")));
    var session = mirrors.all().getFirst();
    assertThat(session.getStatus().operatorRequest()).isNull();
    mirrors.cancel(session);
    await(session, "Cancelled", "Cancelled");
    assertThat(stage.aws().teams().get("outside").pendingUpdate()).isNull();
  }

  @Test
  void whatAnotherServiceAsksCannotBeCancelled() {
    stage.startOperator();
    stage.activeTeam("service");
    var arn = mirrors.ask("service");
    var session = mirrors.await("service", arn, isBecause("Open"));
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> mirrors.cancel(session))
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(422))
        .withMessageContaining("this session cannot be cancelled");

    stage.aws().people().rejectAll(arn);
    var ended = mirrors.await("service", arn, isBecause("Rejected"));
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> mirrors.cancel(ended));
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
  }

  @Test
  void aSessionOfTheTeamThatIsNoChangeOfItCannotBeCancelled() {
    stage.startOperator();
    var team = stage.activeTeam("baseline");
    var arn =
        stage
            .aws()
            .console()
            .openSession(
                "baseline",
                SessionRequest.saying()
                    .action("mpa:StartApprovalTeamBaseline")
                    .resource(stage.now(team).getStatus().arn())
                    .build());
    var session = mirrors.await("baseline", arn, isBecause("Open"));
    assertThat(session.getStatus().cancellable()).isFalse();
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> mirrors.cancel(session));
    assertThat(stage.aws().teams().sessions("baseline").getFirst().status()).isEqualTo("PENDING");
  }

  @Test
  void whatLooksLikeAChangeAndIsNoneIsRefusedAfterALookAtTheTeam() {
    stage.startOperator();
    stage.activeTeam("new");
    var arn =
        stage
            .aws()
            .console()
            .openSession("new", SessionRequest.saying().action("mpa:SomethingNew").build());
    var session = mirrors.await("new", arn, isBecause("Open"));
    mirrors.cancel(session);
    await(session, "Cancelled", "NotCancellable");
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
  }

  @Test
  void anOldRefusalOfADeletionDoesNotHideTheOpenUpdate() {
    stage.startOperator();
    var session = update(stage.activeTeam("sticky"));
    stage.aws().console().forceStatus("sticky", "ACTIVE", "DELETE_FAILED_APPROVAL");
    mirrors.cancel(session);
    await(session, "Cancelled", "Cancelled");
  }

  @Test
  void aDeletionThatTheTeamDoesNotShowIsFoundInItsList() {
    stage.aws().setModes(stage.aws().modes().with(Modes.DeletionSession.LISTED_ONLY));
    stage.startOperator();
    var team = stage.activeTeam("listed");
    stage.delete(team);
    mirrors.cancel(mirrors.awaitOwn("Deletion"));
    stage.await(team, Seen.isBecause("DeletionCancelled"));
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);
  }

  @Test
  void whatAwsHasTakenIsNotSentAgainHoweverLongItShowsItOpen() {
    stage.startOperator();
    var session = update(stage.activeTeam("slow"));
    stage.aws().faults().inject(FaultRule.on("CancelSession").always().failing(ErrorType.CONFLICT));
    mirrors.cancel(session);
    await(session, "Cancelled", "Cancelling");
    stage.aws().clock().advance(java.time.Duration.ofMinutes(10));
    stage.letItLook(10);
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);
  }

  @Test
  void aWishFromBeforeTheFirstLookIsAnsweredByACondition() {
    stage.startOperator();
    var team = stage.activeTeam("early");
    var look = stage.aws().faults().inject(FaultRule.on("GetSession").always().hanging());
    var arn = mirrors.ask("early");
    var unseen = mirrors.await("early", arn, _ -> true);
    mirrors.cancel(unseen);
    look.release();
    stage.aws().faults().clear();

    var refused = await(unseen, "Cancelled", "NotCancellable");
    assertThat(condition(refused, "Cancelled").getStatus()).isEqualTo("False");
    assertThat(condition(refused, "Cancelled").getMessage())
        .contains("pending update or deletion of the team itself");
    stage.aws().people().approveAll(arn);
    await(unseen, "Cancelled", "AlreadyEnded");
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
    assertThat(stage.now(team)).isNotNull();
  }

  @Test
  void theWishCannotBeTakenBackAndNothingElseCanBeChanged() {
    stage.startOperator();
    var session = update(stage.activeTeam("fixed"));
    mirrors.cancel(session);
    await(session, "Cancelled", "Cancelled");
    for (var change : List.of("{\"cancel\":false}", "{\"cancel\":null}")) {
      assertRefused(session, change, "`cancel` cannot be taken back");
    }
    assertRefused(session, "{\"approvalTeamRef\":{\"name\":\"other\"}}", "immutable");
    assertRefused(
        session, "{\"sessionArn\":\"" + session.getSpec().sessionArn() + "0\"}", "immutable");
  }

  private void assertRefused(ApprovalSession session, String spec, String says) {
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() ->
            stage
                .client()
                .resource(session)
                .patch(
                    io.fabric8.kubernetes.client.dsl.base.PatchContext.of(
                        io.fabric8.kubernetes.client.dsl.base.PatchType.JSON_MERGE),
                    "{\"spec\":" + spec + "}"))
        .withMessageContaining(says);
  }

  @Test
  void aLostAnswerIsNoSecondCancellation() {
    stage.startOperator();
    var session = update(stage.activeTeam("lost"));
    stage.aws().faults().inject(FaultRule.on("CancelSession").always().afterEffect().resetting());
    mirrors.cancel(session);
    var cancelled = await(session, "Cancelled", "Cancelled");
    assertThat(condition(cancelled, "Synced").getStatus()).isEqualTo("True");
  }

  @Test
  void aMissingRightIsNamed() {
    stage.startOperator();
    var session = update(stage.activeTeam("denied"));
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("CancelSession").always().failing(ErrorType.ACCESS_DENIED));
    mirrors.cancel(session);
    var denied = await(session, "Cancelled", "AccessDenied");
    assertThat(condition(denied, "Cancelled").getMessage()).contains("CancelSession");
    var calls = stage.aws().journal().count("CancelSession");
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> stage.aws().journal().count("CancelSession") >= calls + 3);
    assertThat(stage.now(session).getMetadata().getResourceVersion())
        .as("what is tried in vain is not written down each time")
        .isEqualTo(denied.getMetadata().getResourceVersion());
    stage.aws().faults().clear();
    await(session, "Cancelled", "Cancelled");
  }

  @Test
  void aPausedTeamHoldsItBack() {
    stage.startOperator();
    var team = stage.activeTeam("paused");
    var session = update(team);
    stage.annotate(team, "mpaoperator.dev/paused", "true");
    stage.await(team, t -> condition(t, "Paused") != null);
    mirrors.cancel(session);
    await(session, "Cancelled", "HeldBack");
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
    stage.annotate(team, "mpaoperator.dev/paused", "false");
    await(session, "Cancelled", "Cancelled");
  }
}
