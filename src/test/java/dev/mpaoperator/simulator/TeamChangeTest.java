package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.Mail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.ConflictException;
import software.amazon.awssdk.services.mpa.model.SessionStatus;
import software.amazon.awssdk.services.mpa.model.SessionStatusCode;

/** How a team that works is changed, as the User Guide tells it. */
class TeamChangeTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final SimulatorFixture given = new SimulatorFixture();
  private final Simulator simulator = given.simulator;

  @AfterEach
  void stop() {
    given.close();
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
}
