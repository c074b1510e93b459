package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.Fault;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.Modes.Mode;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request arrived, its answer was lost, and before the operator looks again somebody takes the
 * request back: the team shows no trace of it, and people are asked once all the same.
 */
class LostAnswerTest {
  private static final String UPDATE = "UpdateApprovalTeam";
  private static final String DELETION = "StartActiveApprovalTeamDeletion";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What nobody knows of the sessions of a team. */
  static final List<List<Mode>> UNKNOWN =
      List.of(
          List.of(
              Modes.TeamActionNames.BARE,
              Modes.CancelCode.CANCELLED_BY_USER,
              Modes.DeletionSession.LISTED_ONLY),
          List.of(Modes.TeamActionNames.UPPER_CASE, Modes.CancelCode.ABSENT));

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("lost");
    stage.proxy();
    stage
        .set("MPA_CONFIG_AWS_CALL_TIMEOUT", "1s")
        .set("MPA_CONFIG_SESSIONS_MIRROR", "None") // lists are counted here
        .startOperator();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void set(Mode mode) {
    stage.aws().setModes(stage.aws().modes().with(mode));
  }

  /** The next such request arrives, and its answer is not heard of within the time for a call. */
  private Fault loseAnswer(String operation) {
    return stage.aws().faults().inject(FaultRule.on(operation).afterEffect().hanging());
  }

  private void cancelVote(String team) {
    whenThereIsAVote(() -> stage.aws().console().cancelSession(team));
  }

  private static void whenThereIsAVote(Runnable what) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IllegalStateException.class) // no vote is open yet
        .untilAsserted(what::run);
  }

  private void restart() {
    stage.stopOperator();
    stage.startOperator();
  }

  private void assertAskedOnce(String operation) {
    stage.letItLook(4);
    restart();
    stage.letItLook(4);
    assertThat(stage.aws().journal().count(operation)).isEqualTo(1);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCancelledUpdateIsAnswered(boolean restarted) throws InterruptedException {
    var team = stage.activeTeam("update");
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("update");
    if (restarted) {
      restart();
    }

    var cancelled = stage.await(team, isBecause("UpdateCancelled"));
    assertThat(cancelled.getStatus().proposal().state()).isEqualTo("Cancelled");
    assertThat(cancelled.getStatus().proposal().sessionArn())
        .isEqualTo(stage.aws().teams().sessions("update").getFirst().sessionArn());
    assertAskedOnce(UPDATE);
    stage.retry(team, "now");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCancelledDeletionIsAnswered(boolean restarted) throws InterruptedException {
    var team = stage.activeTeam("deletion");
    var lost = loseAnswer(DELETION);
    stage.delete(team);
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("deletion");
    if (restarted) {
      restart();
    }

    stage.await(team, isBecause("DeletionCancelled"));
    assertAskedOnce(DELETION);
    stage.retry(team, "now");
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("deletion");
    stage.awaitGone(team);
  }

  @Test
  void soItIsWhenTheConnectionIsCut() {
    var team = stage.activeTeam("cut");
    stage.aws().faults().inject(FaultRule.on(UPDATE).afterEffect().resetting());
    // The first write is the marker, the second tells of the failure: nobody looks before it.
    var write = stage.proxy().on("PATCH", "/approvalteams/cut/status").before().skip(1).hang();
    stage.edit(team, s -> Specs.with(s, 3));
    write.awaitHit(PATIENCE);
    cancelVote("cut");
    write.release();

    stage.await(team, isBecause("UpdateCancelled"));
    assertAskedOnce(UPDATE);
  }

  @ParameterizedTest
  @FieldSource("UNKNOWN")
  void whateverAwsCallsIt(List<Mode> modes) throws InterruptedException {
    modes.forEach(this::set);
    var team = stage.activeTeam("unknown");
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("unknown");
    stage.await(team, isBecause("UpdateCancelled"));

    var lostToo = loseAnswer(DELETION);
    stage.delete(team);
    assertThat(lostToo.awaitHit(PATIENCE)).isTrue();
    cancelVote("unknown");
    stage.await(team, isBecause("DeletionCancelled"));
    stage.letItLook(4);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).as("an update, a deletion").hasSize(6);
  }

  @Test
  void anUpdateWhosePlaceAnotherTookIsAnswered() throws InterruptedException {
    set(Modes.SecondUpdate.REPLACES);
    var team = stage.activeTeam("replaced");
    var arn = stage.now(team).getStatus().arn();
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    whenThereIsAVote(() -> assertThat(stage.aws().teams().sessions(arn)).hasSize(1));
    stage.sdk().updateApprovalTeam(r -> r.arn(arn).description("asked for in the console"));

    stage.await(team, isBecause("AwaitingOtherUpdate"));
    stage.aws().people().rejectAll("replaced");
    stage.await(team, isBecause("UpdateCancelled"));
    stage.letItLook(4);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).as("theirs, and ours once").hasSize(6);
  }

  @Test
  void whatWasGrantedAndChangedAgainIsDrift() throws InterruptedException {
    var team = stage.activeTeam("granted");
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    stage.approveAll("granted");
    stage.aws().console().changeThreshold("granted", 2);

    var drift = stage.await(team, isBecause("DriftDetected"));
    assertThat(drift.getStatus().proposal().state()).isEqualTo("Approved");
    assertAskedOnce(UPDATE);
    assertThat(stage.now(team).getStatus().drift()).hasSize(1);
  }

  @Test
  void aTokenIsSpentByTheRequestThatArrived() throws InterruptedException {
    var team = stage.activeTeam("token");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("token");
    stage.await(team, isBecause("UpdateRejected"));
    var lost = loseAnswer(UPDATE);
    stage.retry(team, "once");
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("token");

    stage.await(
        team,
        t -> isBecause("UpdateCancelled").test(t) && "once".equals(t.getStatus().handledRetry()));
    stage.letItLook(4);
    assertThat(stage.aws().journal().count(UPDATE)).isEqualTo(2);
  }

  /** Else it would have the next refusal asked once more, of which the person knew nothing. */
  @Test
  void aTokenIsSpentAlsoWhereTheWishChangesBeforeAnybodyLooks() throws InterruptedException {
    stage.set("MPA_CONFIG_CONFIRM_AFTER", "0.1s");
    restart();
    var team = stage.activeTeam("overtaken");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("overtaken");
    stage.await(team, isBecause("UpdateRejected"));
    var retried = loseAnswer(UPDATE);
    stage.retry(team, "once");
    assertThat(retried.awaitHit(PATIENCE)).isTrue();
    stage.rejectAll("overtaken");
    var changed = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.describedAs(s, "guards all vaults"));
    assertThat(changed.awaitHit(PATIENCE)).isTrue();
    stage.rejectAll("overtaken");

    stage.await(
        team,
        t -> isBecause("UpdateRejected").test(t) && "once".equals(t.getStatus().handledRetry()));
    stage.letItLook(4);
    assertThat(stage.aws().journal().count(UPDATE)).isEqualTo(3);
  }

  @Test
  void whatNeverArrivedIsSentAgainWhateverOthersAskMeanwhile() {
    var team = stage.activeTeam("again");
    // The vote that was withdrawn a moment ago is no answer to what comes after it.
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "dave"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().faults().inject(FaultRule.on(UPDATE).resetting());
    var write = stage.proxy().on("PATCH", "/approvalteams/again/status").before().skip(3).hang();
    stage.edit(team, s -> Specs.with(Specs.with(s, "alice", "bob", "carol"), 3));
    write.awaitHit(PATIENCE);
    var other =
        stage
            .aws()
            .console()
            .openSession(
                "again",
                SessionRequest.restoreAccessToVault(
                    Stage.ACCOUNT, "arn:aws:backup:us-east-1:111122223333:backup-vault:v"));
    stage.aws().console().cancelSession(other);
    write.release();

    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("again");
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("ListSessions")).as("it costs one call").isEqualTo(1);
    assertThat(stage.aws().teams().sessions("again")).hasSize(3);
  }

  @Test
  void withoutTheRightToLookItIsSentAgain() throws InterruptedException {
    var team = stage.activeTeam("blind");
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("ListSessions").failing("AccessDeniedException", 403).always());
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("blind");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.aws().journal().count(UPDATE)).isEqualTo(2);
  }

  @Test
  void itIsNotSentAgainWhileItCannotBeLookedFor() throws InterruptedException {
    var team = stage.activeTeam("patient");
    var broken =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("ListSessions").failing("InternalServerException", 500).always());
    var lost = loseAnswer(UPDATE);
    stage.edit(team, s -> Specs.with(s, 3));
    assertThat(lost.awaitHit(PATIENCE)).isTrue();
    cancelVote("patient");
    stage.await(team, isBecause("AwsUnavailable"));
    assertThat(broken.awaitHit(PATIENCE)).isTrue();
    stage.letItLook(2);
    assertThat(stage.aws().journal().count(UPDATE)).isEqualTo(1);
    stage.aws().faults().clear();
    stage.await(team, isBecause("UpdateCancelled"));
  }

  @ParameterizedTest
  @EnumSource
  void theVoteOnADeletionIsSeenWhereverAwsShowsIt(Modes.DeletionSession mode) {
    set(mode);
    var team = stage.activeTeam("seen");
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approve("seen", "alice");

    var voting = stage.await(team, t -> votes(t).startsWith("1 approved"));
    var session = stage.aws().teams().sessions("seen").getLast();
    assertThat(voting.getStatus().proposal().sessionArn()).isEqualTo(session.sessionArn());
    assertThat(voting.getStatus().proposal().expirationTime())
        .startsWith(session.expirationTime().toString().substring(0, 19));
    assertThat(voting.getStatus().waitingFor()).startsWith("deletion 1/2 approved until");
    stage.aws().people().reject("seen", "bob", "carol");
    stage.await(team, isBecause("DeletionRejected"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count(DELETION)).isEqualTo(1);
  }

  private static String votes(ApprovalTeam team) {
    var proposal = team.getStatus().proposal();
    return proposal == null || proposal.votes() == null ? "" : proposal.votes();
  }
}
