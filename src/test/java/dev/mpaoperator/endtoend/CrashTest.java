package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.stage.OperatorProcess;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator is killed (SIGKILL) at the worst instants: nothing is created or asked twice. */
class CrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Stage stage = Stage.empty("crash");

  @AfterEach
  void close() {
    stage.close();
  }

  private OperatorProcess process() {
    var kubeconfig = stage.cluster().writeKubeconfig(folder.resolve("kubeconfig"));
    return OperatorProcess.start(kubeconfig, stage.environment());
  }

  @Test
  void betweenTheEffectOfACreationAndItsAnswer() throws InterruptedException {
    killBetweenTheEffectOfACreationAndItsAnswer();
  }

  private void killBetweenTheEffectOfACreationAndItsAnswer() throws InterruptedException {
    var held =
        stage.aws().faults().inject(FaultRule.on("CreateApprovalTeam").afterEffect().hanging());
    stage.create(stage.namespace(), Specs.source());
    var team = stage.create("once", Specs.team("once", stage.namespace()));

    try (var killed = process()) {
      assertThat(held.awaitHit(PATIENCE)).as(killed.log()).isTrue();
      killed.kill();
    }
    held.release();
    assertThat(stage.now(team).getStatus().arn()).as("what was lost").isNull();

    try (var _ = process()) {
      stage.await(team, isBecause("AwaitingInvitations"));
      assertOneTeam();
    }
  }

  @Test
  void betweenTheEffectOfACreationAndItsAnswerWhenAwsForgetsTokens() throws InterruptedException {
    stage.close();
    stage =
        Stage.empty(
            "forgetful",
            SimulatorOptions.defaults()
                .withModes(
                    Modes.DEFAULTS.with(
                        new Modes.TokenMemory(Duration.ofMillis(1)), Modes.NameUse.REPEATABLE)));
    killBetweenTheEffectOfACreationAndItsAnswer();
  }

  @Test
  void betweenTheAnswerToACreationAndTheStatusWrite() throws InterruptedException {
    // Of a team's status, the first write says that it was seen, the second is the marker, the
    // third has the ARN.
    var write = stage.proxy().on("PATCH", "/approvalteams/once/status").before().skip(2).hang();
    stage.startOperator();
    stage.readySource();
    stage.stopOperator();
    var team = stage.create("once", Specs.team("once", stage.namespace()));

    var kubeconfig = stage.proxy().writeKubeconfig(folder.resolve("proxied"));
    try (var killed = OperatorProcess.start(kubeconfig, stage.environment())) {
      write.awaitHit(PATIENCE);
      killed.kill();
    }
    assertThat(stage.aws().journal().count("CreateApprovalTeam")).isEqualTo(1);
    assertThat(stage.now(team).getStatus().arn()).as("what was lost").isNull();
    assertThat(stage.now(team).getStatus().proposal().state()).isEqualTo("Submitting");

    try (var _ = process()) {
      stage.await(team, isBecause("AwaitingInvitations"));
      assertOneTeam();
    }
  }

  private void assertOneTeam() {
    assertThat(stage.aws().teams().all()).hasSize(1);
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
  }

  @Test
  void betweenTheEffectOfARetryAndItsAnswerAndPeopleRefuseAtOnce() throws InterruptedException {
    stage.startOperator();
    var team = stage.activeTeam("retried");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("retried");
    stage.await(team, isBecause("UpdateRejected"));
    stage.stopOperator();
    stage.aws().clock().advance(Duration.ofHours(1));
    var held =
        stage.aws().faults().inject(FaultRule.on("UpdateApprovalTeam").afterEffect().hanging());
    stage.retry(team, "once");
    try (var killed = process()) {
      assertThat(held.awaitHit(PATIENCE)).as(killed.log()).isTrue();
      killed.kill();
    }
    held.release();
    stage.rejectAll("retried");

    stage.startOperator();
    stage.await(
        team,
        t -> isBecause("UpdateRejected").test(t) && "once".equals(t.getStatus().handledRetry()));
    stage.letItLook(5);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).as("asked twice in all").hasSize(6);
  }

  @Test
  void betweenTheEffectOfAnUpdateAndItsAnswer() throws InterruptedException {
    stage.startOperator();
    var team = stage.activeTeam("asked");
    stage.stopOperator();
    var held =
        stage.aws().faults().inject(FaultRule.on("UpdateApprovalTeam").afterEffect().hanging());
    stage.edit(team, s -> Specs.with(s, 3));

    try (var killed = process()) {
      assertThat(held.awaitHit(PATIENCE)).as(killed.log()).isTrue();
      killed.kill();
    }
    held.release();

    try (var _ = process()) {
      stage.await(team, isBecause("AwaitingUpdateApproval"));
      stage.letItLook(5);
      assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
      stage.aws().people().approveAll("asked");
      stage.await(team, isReady());
    }
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void betweenTheEffectOfADeletionRequestAndItsAnswer() throws InterruptedException {
    stage.startOperator();
    var team = stage.activeTeam("leaving");
    stage.stopOperator();
    var held =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("StartActiveApprovalTeamDeletion").afterEffect().hanging());
    stage.delete(team);

    try (var killed = process()) {
      assertThat(held.awaitHit(PATIENCE)).as(killed.log()).isTrue();
      killed.kill();
    }
    held.release();

    try (var _ = process()) {
      stage.await(team, isBecause("AwaitingDeletionApproval"));
      stage.letItLook(5);
      stage.aws().people().approveAll("leaving");
      stage.awaitGone(team);
    }
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isEqualTo(1);
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }
}
