package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.DriftPolicy;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others change is told, and undone only where the spec says so. */
class DriftTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("drift");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void driftIsShownAndProposedWhereTheSpecSaysSo() {
    stage.startOperator();
    var team = stage.activeTeam("drifting");
    stage.aws().console().changeThreshold("drifting", 3);
    var drift = stage.await(team, isBecause("DriftDetected")).getStatus().drift();
    assertThat(drift).hasSize(1);
    assertThat(drift.getFirst().field()).isEqualTo("approvalStrategy.mofN.minApprovalsRequired");
    assertThat(drift.getFirst().desired()).isEqualTo("2");
    assertThat(drift.getFirst().actual()).isEqualTo("3");
    assertThat(drift.getFirst().sinceTime())
        .isEqualTo(stage.now(team).getStatus().lastUpdateTime());
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.edit(team, s -> Specs.onDrift(s, DriftPolicy.PROPOSE));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("drifting");
    stage.await(team, isBecause("UpdateRejected"));
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).as("once").isEqualTo(1);

    stage.retry(team, "again");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("drifting");
    assertThat(stage.await(team, isReady()).getStatus().drift()).isNull();

    stage.aws().console().changeDescription("drifting", "changed again");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.now(team).getStatus().drift()).hasSize(1);
  }
}
