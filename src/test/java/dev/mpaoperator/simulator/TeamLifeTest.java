package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.simulator.world.Mail;
import dev.mpaoperator.simulator.world.StandingOrder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.ConflictException;
import software.amazon.awssdk.services.mpa.model.IdentityStatus;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;

/** How a team begins and ends, as the User Guide tells it. */
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

  @Test
  void ofTwoThingsThatAreDueTheEarlierHappensFirst() {
    try (var other = given.client("AKID" + SimulatorFixture.OTHER_ACCOUNT)) {
      String source =
          other
              .createIdentitySource(r ->
                  r.identitySourceParameters(p ->
                      p.iamIdentityCenter(c ->
                          c.instanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef")
                              .region("us-east-1"))))
              .identitySourceArn();
      given.pass(Duration.ofSeconds(1));
      var approvers =
          given.approvers("alice", "bob", "carol").stream()
              .map(a -> a.copy(c -> c.primaryIdentitySourceArn(source)))
              .toList();
      String arn = other.createApprovalTeam(given.newTeam("t").approvers(approvers).build()).arn();
      given.pass(Duration.ofMinutes(1));
      assertThat(given.status(arn))
          .as("the source was active before the team was checked")
          .isEqualTo("PENDING/PENDING_ACTIVATION");
    }
  }
}
