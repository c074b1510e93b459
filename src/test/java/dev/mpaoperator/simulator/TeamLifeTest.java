package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.Mail;
import dev.mpaoperator.simulator.world.StandingOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.ConflictException;
import software.amazon.awssdk.services.mpa.model.IdentityStatus;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;
import software.amazon.awssdk.services.mpa.model.SessionStatus;
import software.amazon.awssdk.services.mpa.model.SessionStatusCode;

/** The state machine of a team, as the User Guide tells it. */
class TeamLifeTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final SimulatorFixture given = new SimulatorFixture();
  private final Simulator simulator = given.simulator;

  @AfterEach
  void stop() {
    given.close();
  }

  @Test
  void aNewTeamIsCheckedThenInvitedThenActiveWhenAllHaveAccepted() {
    String arn = given.create("team");
    assertThat(given.status(arn)).isEqualTo("PENDING/VALIDATING");
    assertThat(simulator.mails().all()).isEmpty();

    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("PENDING/PENDING_ACTIVATION");
    assertThat(simulator.mails().of(Mail.Kind.INVITATION))
        .extracting(Mail::recipient)
        .containsExactly("alice", "bob", "carol");

    simulator.people().accept("team", "alice", "bob");
    assertThat(given.status(arn)).isEqualTo("PENDING/PENDING_ACTIVATION");
    simulator.people().accept("team", "carol@example.com");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).approvers())
        .allMatch(a -> a.primaryIdentityStatus() == IdentityStatus.ACCEPTED);
  }

  @Test
  void oneRefusalEndsTheActivation() {
    String arn = given.invited("team");
    simulator.people().accept(arn, "alice");
    simulator.people().decline(arn, "bob");
    assertThat(given.status(arn)).isEqualTo("INACTIVE/FAILED_ACTIVATION");
    assertThatThrownBy(() -> simulator.people().accept(arn, "carol"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("carol holds no open invitation");
  }

  @Test
  void silenceEndsTheActivationAfterADay() {
    String arn = given.invited("team");
    simulator.people().accept(arn, "alice", "bob");
    given.pass(DAY.minusMillis(1));
    assertThat(given.status(arn)).isEqualTo("PENDING/PENDING_ACTIVATION");
    given.pass(Duration.ofMillis(1));
    assertThat(given.status(arn)).isEqualTo("INACTIVE/FAILED_ACTIVATION");
  }

  @Test
  void anUnknownIdentityFailsTheValidation() {
    String arn =
        given
            .mpa
            .createApprovalTeam(
                given
                    .newTeam("team")
                    .approvers(
                        given.approver(given.id("alice")),
                        given.approver(given.id("bob")),
                        given.approver("nobody"))
                    .build())
            .arn();
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("INACTIVE/FAILED_VALIDATION");
    assertThat(given.get(arn).approvers().getLast().primaryIdentityStatus())
        .isEqualTo(IdentityStatus.INVALID);
    assertThat(simulator.mails().all()).isEmpty();
  }

  @Test
  void anInactiveTeamIsTriedAgainWithoutAVoteAndEverybodyIsInvitedAnew() {
    String arn = given.inactive("team");
    String before = given.get(arn).versionId();
    given.mpa.updateApprovalTeam(
        r -> r.arn(arn).approvers(given.approvers("alice", "carol", "dave")));
    assertThat(given.status(arn)).isEqualTo("PENDING/VALIDATING");
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(simulator.mails().to("alice")).hasSize(2);
    simulator.people().acceptAll(arn);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).versionId()).isNotEqualTo(before);
    assertThat(simulator.mails().of(Mail.Kind.VOTE_REQUEST)).isEmpty();
  }

  @Test
  void anUpdateIsAProposalUntilTheThresholdIsReached() {
    String arn = given.active("team");
    String inForce = given.get(arn).versionId();
    String proposed =
        given.mpa.updateApprovalTeam(r -> r.arn(arn).description("Other")).versionId();
    assertThat(given.status(arn)).isEqualTo("ACTIVE/VALIDATING");
    assertThat(given.get(arn).updateSessionArn()).isNull();

    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_APPROVAL");
    var team = given.get(arn);
    assertThat(team.versionId()).isEqualTo(inForce);
    assertThat(team.description()).isEqualTo("Guards the vault");
    assertThat(team.pendingUpdate().versionId()).isEqualTo(proposed).isNotEqualTo(inForce);
    assertThat(team.pendingUpdate().description()).isEqualTo("Other");
    assertThat(simulator.mails().of(Mail.Kind.VOTE_REQUEST)).hasSize(3);

    simulator.people().approve(arn, "alice");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_APPROVAL");
    simulator.people().approve(arn, "bob");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    var updated = given.get(arn);
    assertThat(updated.versionId()).isEqualTo(proposed);
    assertThat(updated.description()).isEqualTo("Other");
    assertThat(updated.pendingUpdate()).isNull();
    assertThat(updated.lastUpdateTime()).isEqualTo(simulator.clock().instant());
  }

  @Test
  void aVoteFailsAsSoonAsTheThresholdIsOutOfReach() {
    String arn = given.voting("team");
    String session = given.get(arn).updateSessionArn();
    simulator.people().reject(arn, "alice");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_APPROVAL");
    simulator.people().reject(arn, "bob");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_APPROVAL");
    var ended = given.mpa.getSession(r -> r.sessionArn(session));
    assertThat(ended.status()).isEqualTo(SessionStatus.FAILED);
    assertThat(ended.statusCode()).isEqualTo(SessionStatusCode.REJECTED);
    assertThat(ended.approverResponses())
        .extracting(r -> r.responseAsString())
        .containsExactly("REJECTED", "REJECTED", "NO_RESPONSE");
  }

  @Test
  void aVoteExpiresAfterADayAtItsOwnTime() {
    String arn = given.voting("team");
    String session = given.get(arn).updateSessionArn();
    given.pass(Duration.ofDays(9));
    var ended = given.mpa.getSession(r -> r.sessionArn(session));
    assertThat(ended.statusCode()).isEqualTo(SessionStatusCode.EXPIRED);
    assertThat(ended.completionTime())
        .isEqualTo(ended.expirationTime())
        .isEqualTo(ended.initiationTime().plus(DAY));
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_APPROVAL");
  }

  @Test
  void aFailureStaysUntilTheDraftIsDeletedOrReplaced() {
    String arn = given.voting("team");
    simulator.people().rejectAll(arn);
    String failed = given.get(arn).pendingUpdate().versionId();
    given.pass(Duration.ofDays(30));
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_APPROVAL");

    given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(arn).versionId(failed));
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).pendingUpdate()).isNull();

    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("Again"));
    given.pass(SimulatorFixture.VALIDATION);
    simulator.people().rejectAll(arn);
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("Once more"));
    given.pass(SimulatorFixture.VALIDATION);
    simulator.people().approveAll(arn);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).description()).isEqualTo("Once more");
  }

  @Test
  void onlyNewApproversAreInvitedAndTheOldTeamStaysInForceMeanwhile() {
    String arn = given.active("team");
    given.mpa.updateApprovalTeam(
        r -> r.arn(arn).approvers(given.approvers("alice", "bob", "dave", "erin")));
    given.pass(SimulatorFixture.VALIDATION);
    simulator.people().approve(arn, "alice", "bob");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_ACTIVATION");
    assertThat(given.get(arn).numberOfApprovers()).isEqualTo(3);
    assertThat(simulator.mails().of(Mail.Kind.INVITATION))
        .extracting(Mail::recipient)
        .containsExactly("alice", "bob", "carol", "dave", "erin");
    simulator.people().accept(arn, "dave");
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_PENDING_ACTIVATION");
    simulator.people().accept(arn, "erin");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).numberOfApprovers()).isEqualTo(4);
  }

  @Test
  void aNewApproverWhoDeclinesOrIsSilentFailsTheUpdate() {
    String arn = given.active("team");
    for (String how : List.of("declines", "is silent")) {
      given.mpa.updateApprovalTeam(
          r -> r.arn(arn).approvers(given.approvers("alice", "bob", "carol", "dave")));
      given.pass(SimulatorFixture.VALIDATION);
      simulator.people().approveAll(arn);
      if (how.equals("declines")) {
        simulator.people().decline(arn, "dave");
      } else {
        given.pass(DAY);
      }
      assertThat(given.status(arn)).as(how).isEqualTo("ACTIVE/UPDATE_FAILED_ACTIVATION");
      assertThat(given.get(arn).numberOfApprovers()).isEqualTo(3);
    }
  }

  @Test
  void anInvalidUpdateFailsWithoutAVote() {
    String arn = given.active("team");
    given.mpa.updateApprovalTeam(r ->
        r.arn(arn)
            .approvers(
                given.approver(given.id("alice")),
                given.approver(given.id("bob")),
                given.approver("nobody")));
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_VALIDATION");
    assertThat(simulator.mails().of(Mail.Kind.VOTE_REQUEST)).isEmpty();
    assertThat(given.get(arn).pendingUpdate().statusCodeAsString())
        .isEqualTo("UPDATE_FAILED_VALIDATION");
  }

  @Test
  void aCancelledUpdateLeavesNothingBehind() {
    String arn = given.voting("team");
    String session = given.get(arn).updateSessionArn();
    String version = given.get(arn).versionId();
    given.mpa.cancelSession(r -> r.sessionArn(session));
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    assertThat(given.get(arn).pendingUpdate()).isNull();
    assertThat(given.get(arn).versionId()).isEqualTo(version);
    assertThatThrownBy(() -> given.mpa.cancelSession(r -> r.sessionArn(session)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void whatIsApprovedCannotBeCancelledWhileNewApproversAreInvited() {
    String arn = given.active("team");
    given.mpa.updateApprovalTeam(
        r -> r.arn(arn).approvers(given.approvers("alice", "bob", "carol", "dave")));
    given.pass(SimulatorFixture.VALIDATION);
    simulator.people().approveAll(arn);
    var team = given.get(arn);
    assertThatThrownBy(() -> given.mpa.cancelSession(r -> r.sessionArn(team.updateSessionArn())))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() ->
            given.mpa.deleteInactiveApprovalTeamVersion(
                r -> r.arn(arn).versionId(team.pendingUpdate().versionId())))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anApprovedDeletionIsDoneAtOnce() {
    String arn = given.active("team");
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    assertThat(given.status(arn)).isEqualTo("ACTIVE/DELETE_PENDING_APPROVAL");
    assertThat(given.get(arn).updateSessionArn()).isNotNull();
    simulator.people().approve(arn, "alice", "carol");
    assertThatThrownBy(() -> given.get(arn)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void anApprovedDeletionWaitsForItsWindow() {
    String arn = given.active("team");
    var started = given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn).pendingWindowDays(7));
    assertThat(started.deletionCompletionTime())
        .isEqualTo(started.deletionStartTime().plus(Duration.ofDays(7)));
    simulator.people().approveAll(arn);
    assertThat(given.status(arn)).isEqualTo("DELETING");
    assertThatThrownBy(() -> given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x")))
        .isInstanceOf(ConflictException.class);
    given.pass(Duration.ofDays(7).minusMillis(1));
    assertThat(given.status(arn)).isEqualTo("DELETING");
    given.pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> given.get(arn)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aRefusedDeletionSticksAndACancelledOneDoesNot() {
    String arn = given.active("team");
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    given.mpa.cancelSession(r -> r.sessionArn(given.get(arn).updateSessionArn()));
    assertThat(given.status(arn)).isEqualTo("ACTIVE");

    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    simulator.people().rejectAll(arn);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/DELETE_FAILED_APPROVAL");
    given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn));
    given.pass(DAY);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/DELETE_FAILED_APPROVAL");
  }

  @Test
  void onlyWhatWasNeverInForceCanBeDeletedWithoutAVote() {
    String active = given.active("active");
    String inactive = given.inactive("inactive");
    String inForce = given.get(active).versionId();
    assertThatThrownBy(() ->
            given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(active).versionId(inForce)))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() ->
            given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(inactive).versionId("1234")))
        .isInstanceOf(ResourceNotFoundException.class);
    String version = given.get(inactive).versionId();
    given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(inactive).versionId(version));
    assertThatThrownBy(() -> given.get(inactive)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aPendingTeamCanNeitherBeChangedNorDeleted() {
    String arn = given.invited("team");
    String version = given.get(arn).versionId();
    assertThatThrownBy(() -> given.mpa.updateApprovalTeam(r -> r.arn(arn).description("x")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> given.mpa.startActiveApprovalTeamDeletion(r -> r.arn(arn)))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () -> given.mpa.deleteInactiveApprovalTeamVersion(r -> r.arn(arn).versionId(version)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void standingOrdersAnswerEveryMailAtOnce() {
    simulator.people().orderAll(StandingOrder.AGREES);
    simulator.people().order("carol", StandingOrder.ACCEPTS_THEN_REJECTS);
    String arn = given.invited("team");
    assertThat(given.status(arn)).isEqualTo("ACTIVE");

    given.mpa.updateApprovalTeam(r -> r.arn(arn).approvalStrategy(SimulatorFixture.atLeast(3)));
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("ACTIVE");
    given.mpa.updateApprovalTeam(r -> r.arn(arn).description("needs all three"));
    given.pass(SimulatorFixture.VALIDATION);
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_APPROVAL");

    simulator.people().orderAll(StandingOrder.REFUSES);
    assertThat(given.status(given.invited("other"))).isEqualTo("INACTIVE/FAILED_ACTIVATION");
  }

  @Test
  void whatIsDueHappensInItsOrderHoweverFarTheClockJumps() {
    simulator.people().orderAll(StandingOrder.AGREES);
    simulator.people().order("dave", StandingOrder.SILENT);
    String arn = given.invited("team");
    given.mpa.updateApprovalTeam(
        r -> r.arn(arn).approvers(given.approvers("alice", "bob", "carol", "dave")));
    given.pass(Duration.ofDays(20));
    assertThat(given.status(arn)).isEqualTo("ACTIVE/UPDATE_FAILED_ACTIVATION");
    assertThat(simulator.mails().to("dave"))
        .singleElement()
        .satisfies(mail ->
            assertThat(mail.time())
                .isEqualTo(
                    SimulatorFixture.START.plus(SimulatorFixture.VALIDATION.multipliedBy(2))));
  }
}
