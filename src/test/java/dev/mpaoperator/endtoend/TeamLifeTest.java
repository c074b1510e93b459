package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a team, from `kubectl apply` to its deletion by vote. */
class TeamLifeTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("life");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTeamIsCreatedAndActiveWhenEverybodyAccepted() {
    stage.readySource();
    var team = stage.create("payments", Specs.team("payments", stage.namespace()));

    var waiting = stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(waiting.getStatus().teamStatus()).isEqualTo("PENDING");
    assertThat(waiting.getStatus().approversAccepted()).isEqualTo("0/3");
    assertThat(waiting.getStatus().waitingFor()).startsWith("3 invitations until 20");
    assertThat(waiting.getStatus().proposal().kind()).isEqualTo("Creation");
    assertThat(condition(waiting, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(waiting, "Reconciling").getStatus()).isEqualTo("True");

    stage.aws().people().accept("payments", "alice", "bob");
    waiting = stage.await(team, t -> "2/3".equals(t.getStatus().approversAccepted()));
    assertThat(condition(waiting, "Ready").getMessage()).contains("waiting for carol");

    stage.aws().people().accept("payments", "carol");
    var active = stage.await(team, isReady());
    var truth = stage.aws().teams().get("payments");
    assertThat(active.getStatus().arn()).isEqualTo(truth.arn());
    assertThat(active.getStatus().versionId()).isEqualTo(truth.versionId());
    assertThat(active.getStatus().minApprovalsRequired()).isEqualTo(2);
    assertThat(active.getStatus().observedGeneration()).isEqualTo(1);
    assertThat(active.getStatus().proposal().state()).isEqualTo("Approved");
    assertThat(active.getStatus().waitingFor()).isNull();
    assertThat(condition(active, "Available").getStatus()).isEqualTo("True");
    assertThat(condition(active, "Synced").getStatus()).isEqualTo("True");
    assertThat(condition(active, "Reconciling")).isNull();
    assertThat(condition(active, "Stalled")).isNull();
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
    assertThat(stage.aws().teams().tags(truth.arn()))
        .containsEntry("mpaoperator.dev/uid", team.getMetadata().getUid())
        .containsEntry("mpaoperator.dev/namespace", stage.namespace())
        .containsEntry("mpaoperator.dev/name", "payments")
        .containsKey("mpaoperator.dev/cluster");
  }

  @Test
  void anUpdateIsInForceOnceTheTeamApprovedIt() {
    var team = stage.activeTeam("vaults");
    stage.edit(team, s -> Specs.with(s, 3));

    var voting = stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(voting.getStatus().minApprovalsRequired()).as("in force").isEqualTo(2);
    assertThat(voting.getStatus().proposal().expirationTime()).isNotNull();
    assertThat(voting.getStatus().waitingFor()).startsWith("update 0/2 approved until");
    assertThat(condition(voting, "Available").getStatus()).isEqualTo("True");

    stage.aws().people().approve("vaults", "alice", "bob");
    var active = stage.await(team, isReady());
    assertThat(active.getStatus().minApprovalsRequired()).isEqualTo(3);
    assertThat(active.getStatus().proposal().state()).isEqualTo("Approved");
    assertThat(active.getStatus().proposal().votes()).as("a count of before").isNull();
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void peopleWhomAnUpdateAddsAreInvitedAfterTheVote() {
    var team = stage.activeTeam("growing");
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol", "dave"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approve("growing", "alice", "bob");

    var inviting = stage.await(team, isBecause("AwaitingUpdateInvitations"));
    assertThat(condition(inviting, "Ready").getMessage()).contains("dave");
    assertThat(inviting.getStatus().approversAccepted()).as("in force").isEqualTo("3/3");

    stage.aws().people().accept("growing", "dave");
    var active = stage.await(team, isReady());
    assertThat(active.getStatus().approversAccepted()).isEqualTo("4/4");
  }

  @Test
  void aRejectedUpdateIsFinalUntilTheSpecChanges() {
    var team = stage.activeTeam("stubborn");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().reject("stubborn", "alice", "bob");

    var refused = stage.await(team, isBecause("UpdateRejected"));
    assertThat(condition(refused, "Stalled").getMessage())
        .contains("raise the threshold from 2 to 3", "rejected: alice, bob");
    assertThat(refused.getStatus().waitingFor()).isEqualTo("new spec (UpdateRejected)");
    assertThat(refused.getStatus().proposal().state()).isEqualTo("Rejected");
    assertThat(refused.getStatus().proposal().votes()).contains("2 rejected");
    assertThat(condition(refused, "Ready").getStatus()).isEqualTo("False");
    assertThat(condition(refused, "Available").getStatus()).isEqualTo("True");

    stage.letItLook(5); // resyncs
    stage.stopOperator();
    stage.startOperator(); // a restart
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);

    stage.edit(team, s -> Specs.describedAs(s, "guards the vaults and the keys"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approve("stubborn", "alice", "bob");
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(2);
  }

  @Test
  void anExpiredUpdateIsFinalUntilTheSpecChanges() {
    var team = stage.activeTeam("silent");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approve("silent", "alice");
    stage.aws().clock().advance(Duration.ofHours(25));

    var expired = stage.await(team, isBecause("UpdateExpired"));
    assertThat(condition(expired, "Stalled").getMessage()).contains("no answer: bob, carol");
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aRefusedUpdateIsGivenUpByGoingBackToWhatIsInForce() {
    var team = stage.activeTeam("returning");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("returning");
    stage.await(team, isBecause("UpdateRejected"));

    stage.edit(team, s -> Specs.with(s, 2));
    var healthy = stage.await(team, isBecause("Active"));
    assertThat(healthy.getStatus().teamStatusCode()).as("the draft is discarded").isNull();
    assertThat(healthy.getStatus().proposal().state()).isEqualTo("Withdrawn");
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }

  @Test
  void aDeletionIsVotedOnAndTheResourceGoesWithTheTeam() {
    var team = stage.activeTeam("leaving");
    stage.delete(team);

    var voting = stage.await(team, isBecause("AwaitingDeletionApproval"));
    assertThat(voting.getStatus().waitingFor()).startsWith("deletion 0/2 approved until");
    assertThat(stage.aws().teams().get("leaving").status()).isEqualTo("ACTIVE");

    stage.aws().people().approve("leaving", "alice", "bob");
    stage.awaitGone(team);
    assertThat(stage.aws().teams().find("leaving")).isEmpty();
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
  }
}
