package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is done outside: teams of others are left alone, and changes by others are said and not
 * fought.
 */
class OutsideTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("outside");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTeamOfAnotherOwnerWithTheSameNameIsLeftAlone() {
    stage.startOperator();
    var mine = stage.activeTeam("shared-name");
    stage.edit(mine, s -> Specs.with(s, Specs.retain()));
    stage.delete(mine);
    stage.awaitGone(mine);
    stage.aws().journal().clear();

    var team = stage.create("second", Specs.team("shared-name", stage.namespace()));
    var taken = stage.await(team, isBecause("NameTaken"));
    assertThat(condition(taken, "Stalled").getMessage()).contains("'shared-name'");
    stage.delete(team);
    stage.awaitGone(team);
    assertThat(stage.aws().journal().mutations()).isEmpty();
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void aStatusThatNamesAForeignTeamIsNoProofOfOwnership() {
    stage.startOperator();
    var foreign = stage.activeTeam("foreign");
    var arn = foreign.getStatus().arn();
    stage.stopOperator();
    var team = stage.create("thief", Specs.with(Specs.team("foreign", stage.namespace()), 3));
    stage
        .tampering()
        .setStatus(
            team,
            Map.of(
                "arn",
                arn,
                "proposal",
                Map.of("kind", "Creation", "state", "Approved", "hash", "of-the-thief")));
    stage.aws().journal().clear();
    stage.startOperator();

    stage.await(team, isBecause("NotOwned"));
    stage.delete(team);
    stage.await(team, isBecause("NotOwned"));
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aStatusThatRemembersNothingButAForeignTeamIsNotBelieved() {
    stage.startOperator();
    var arn = stage.activeTeam("foreign").getStatus().arn();
    stage.stopOperator();
    var team = stage.create("dreamer", Specs.with(Specs.team("foreign", stage.namespace()), 3));
    stage.tampering().setStatus(team, Map.of("arn", arn));
    stage.aws().journal().clear();
    stage.startOperator();

    var taken = stage.await(team, isBecause("NotOwned"));
    assertThat(condition(taken, "Stalled").getMessage()).contains(stage.namespace() + "/foreign");
    stage.delete(team);
    stage.await(team, isBecause("NotOwned"));
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aTeamThatIsDeletedOutsideIsNotBroughtBackUntilTheSpecChanges() {
    stage.startOperator();
    var team = stage.activeTeam("gone");
    stage.aws().console().deleteTeam("gone");
    var gone = stage.await(team, isBecause("TeamGone"));
    assertThat(gone.getStatus().teamStatus()).as("of a team that is no more").isNull();
    assertThat(condition(gone, "Available").getStatus()).isEqualTo("False");
    stage.stopOperator();
    stage.startOperator();
    stage.letItLook(3);
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);

    stage.edit(team, s -> Specs.describedAs(s, "once more"));
    stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(stage.aws().journal().count("CreateApprovalTeam")).isEqualTo(2);
  }

  @Test
  void aChangeMadeOutsideIsReportedAndNotFought() {
    stage.startOperator();
    var team = stage.activeTeam("drifting");
    stage.aws().console().changeThreshold("drifting", 3);

    var drift = stage.await(team, isBecause("DriftDetected"));
    assertThat(condition(drift, "Stalled").getMessage())
        .contains("raise the threshold from 2 to 3");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();
  }
}
