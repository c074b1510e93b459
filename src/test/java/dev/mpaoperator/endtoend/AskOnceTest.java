package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People are asked once for one wish, whatever is lost or changed meanwhile. */
class AskOnceTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("once");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aRefusalIsRememberedByAwsWhenTheStatusIsLost() {
    var team = rejected("forgetful");
    stage.stopOperator();
    stage.tampering().loseStatus(team);
    stage.startOperator();

    stage.await(team, isBecause("UpdateRejected"));
    stage.letItLook(3);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void aDifferenceThatIsFoundAfterTheStatusWasLostIsNotAskedForUntilAPersonSaysSo() {
    var team = stage.activeTeam("blank");
    stage.stopOperator();
    stage.edit(team, s -> Specs.with(s, 3));
    stage.tampering().loseStatus(team);
    stage.startOperator();

    stage.await(team, isBecause("DifferenceFound"));
    stage.letItLook(3);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "dave"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }

  @Test
  void anOpenRequestIsFoundAgainWhenTheStatusIsLost() {
    var team = stage.activeTeam("open");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.stopOperator();
    stage.tampering().loseStatus(team);
    stage.startOperator();

    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("open");
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aChangeOfTheSpecThatMeansNothingToAwsAsksNobody() {
    var team = rejected("reordered");
    stage.edit(team, s -> Specs.with(s, "carol", "alice", "bob"));
    stage.await(team, isBecause("UpdateRejected"));
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.await(team, isBecause("UpdateRejected"));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aNewWishReplacesTheOpenOne() {
    var team = stage.activeTeam("hasty");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.edit(team, s -> Specs.with(Specs.with(s, 2), "alice", "bob", "dave"));

    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);
    stage.aws().people().approveAll("hasty");
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.aws().people().accept("hasty", "dave");
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(2);
  }

  @Test
  void goingBackToWhatIsInForceWithdrawsTheOpenRequest() {
    var team = stage.activeTeam("repentant");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.edit(team, s -> Specs.with(s, 2));

    var active = stage.await(team, isBecause("Active"));
    assertThat(active.getStatus().proposal().state()).isEqualTo("Withdrawn");
    assertThat(stage.aws().teams().get("repentant").pendingUpdate()).isNull();
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);

    stage.edit(team, s -> Specs.with(s, 3)); // wished again: that is a new wish
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }

  @Test
  void whatSomebodyCancelsIsAnswered() {
    var team = stage.activeTeam("cancelled");
    stage.edit(team, s -> Specs.with(s, 3));
    var voting = stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.sdk().cancelSession(r -> r.sessionArn(voting.getStatus().proposal().sessionArn()));

    var cancelled = stage.await(team, isBecause("UpdateCancelled"));
    assertThat(cancelled.getStatus().proposal().state()).isEqualTo("Cancelled");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseAskedForIsLeftToThem() {
    var team = stage.activeTeam("visited");
    var arn = stage.now(team).getStatus().arn();
    stage.sdk().updateApprovalTeam(r -> r.arn(arn).description("asked for in the console"));
    var visited = stage.await(team, isBecause("UpdatePendingOutside"));
    assertThat(condition(visited, "Ready").getStatus()).isEqualTo("True");

    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingOtherUpdate"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("CancelSession")).isZero();

    stage.aws().people().rejectAll("visited");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }

  @Test
  void aNewTokenAsksOnceMoreForWhatWasRefused() {
    var team = rejected("persistent");
    stage.retry(team, "one");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.now(team).getStatus().handledRetry()).isEqualTo("one");
    stage.aws().people().rejectAll("persistent");
    stage.await(team, isBecause("UpdateRejected"));
    stage.letItLook(3);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).as("once a token").isEqualTo(2);

    stage.retry(team, "two");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("persistent");
    stage.await(team, isReady());
  }

  @Test
  void aBlankTokenIsNone() {
    var team = rejected("blank");
    stage.retry(team, "");
    stage.letItLook(3);
    stage.retry(team, " ");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aTokenThatFindsNothingRefusedIsSpent() {
    var team = stage.activeTeam("content");
    stage.retry(team, "early");
    stage.await(team, t -> "early".equals(t.getStatus().handledRetry()));
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("content");
    stage.await(team, isBecause("UpdateRejected"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aTokenInvitesAnewBringsBackAndAsksForADeletionAgain() {
    stage.readySource();
    var team = stage.create("again", Specs.team("again", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().declineAll("again");
    stage.await(team, isBecause("InvitationsFailed"));
    stage.retry(team, "1");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("again");
    stage.await(team, isReady());

    stage.aws().console().deleteTeam("again");
    stage.await(team, isBecause("TeamGone"));
    stage.retry(team, "2");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("again");
    stage.await(team, isReady());

    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().rejectAll("again");
    stage.await(team, isBecause("DeletionRejected"));
    stage.retry(team, "3");
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("again");
    stage.awaitGone(team);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(2);
  }

  @Test
  void aLostCreationThatNoListShowsYetIsRepeatedWithItsToken() {
    stage
        .aws()
        .setModes(
            Modes.DEFAULTS.with(
                new Modes.StaleReads(Duration.ofSeconds(3)), Modes.NameUse.REPEATABLE));
    stage.readySource();
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on("CreateApprovalTeam")
                .afterEffect()
                .failing("InternalServerException", 500)
                .times(4)); // all tries of the SDK
    var team = stage.create("tokened", Specs.team("tokened", stage.namespace()));

    stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(stage.aws().teams().all()).hasSize(1);
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
  }

  @Test
  void aLostAnswerToAnUpdateIsReadBackAndNeverSentAgain() {
    // Here a second request would go through, and mail everybody once more.
    stage.aws().setModes(Modes.DEFAULTS.with(Modes.SecondUpdate.REPLACES));
    var team = stage.activeTeam("readback");
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on("UpdateApprovalTeam")
                .afterEffect()
                .failing("InternalServerException", 500));
    stage.edit(team, s -> Specs.with(s, 3));

    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }

  private ApprovalTeam rejected(String name) {
    var team = stage.activeTeam(name);
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll(name);
    return stage.await(team, isBecause("UpdateRejected"));
  }

  static Stream<FaultRule> faults() {
    return Stream.of(
            "CreateApprovalTeam",
            "GetApprovalTeam",
            "ListApprovalTeams",
            "ListTagsForResource",
            "UpdateApprovalTeam",
            "GetSession",
            "StartActiveApprovalTeamDeletion")
        .map(FaultRule::on)
        .flatMap(rule ->
            Stream.of(
                rule.failing("InternalServerException", 500).times(5),
                rule.failing("InternalServerException", 500).afterEffect(),
                rule.resetting().afterEffect(),
                rule.failing("ThrottlingException", 429).times(6),
                rule.failing("ConflictException", 409),
                rule.delaying(Duration.ofSeconds(4)).afterEffect()));
  }

  /** Every call of a whole life goes wrong in every way, before and after its effect. */
  @ParameterizedTest
  @MethodSource("faults")
  void whateverGoesWrong(FaultRule rule) {
    stage.readySource();
    stage.aws().faults().inject(rule);
    var team = stage.create("tried", Specs.team("tried", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("tried");
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("tried");
    stage.await(team, isReady());
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("tried");
    stage.awaitGone(team);

    assertThat(stage.aws().teams().all()).isEmpty();
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).as("an update, a deletion").hasSize(6);
  }
}
