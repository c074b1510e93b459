package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which a request can fail has its own reason, and none is repeated by itself. */
class RefusalTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("refusal");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anUpdateWhoseNewPersonDeclines() {
    var team = stage.activeTeam("declined");
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol", "dave"));
    stage.approveAll("declined");
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.aws().people().decline("declined", "dave");
    staysAfterARestart(team, "UpdateInvitationsFailed", "dave (declined)");
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void anUpdateThatAwsDoesNotAccept() {
    var team = stage.activeTeam("invalid");
    stage.edit(
        team,
        s -> {
          var people = new ArrayList<>(s.approvers());
          people.add(Specs.approver("nobody", "906764a1b2-99999999-0000-4000-8000-000000000099"));
          return Specs.with(s, people);
        });
    staysAfterARestart(team, "UpdateFailedValidation", "AWS did not accept the update");
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void anUpdateOfWhichOnlyTheRefusalCanBeSeen() {
    var team = stage.activeTeam("unseen");
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetSession").always().failing(ErrorType.ACCESS_DENIED));
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("unseen");
    staysAfterARestart(team, "UpdateNotApproved", "was not approved");
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aDeletionThatSomebodyCancels() {
    var team = stage.activeTeam("cancelled");
    stage.delete(team);
    var voting = stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.sdk().cancelSession(r -> r.sessionArn(voting.getStatus().proposal().sessionArn()));
    staysAfterARestart(team, "DeletionCancelled", "deletion.policy: Retain");
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
  }

  private void staysAfterARestart(ApprovalTeam team, String reason, String says) {
    var stalled = stage.await(team, isBecause(reason));
    assertThat(condition(stalled, "Stalled").getMessage()).contains(says);
    stage.letItLook(3);
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    stage.await(team, isBecause(reason));
  }
}
