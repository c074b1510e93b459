package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that throttles is left alone by all its teams. The clock stands still meanwhile. */
class ThrottlingTest {
  private static final int THREADS = 2;

  /** Of one call: the SDK tries again by itself. */
  private static final int TRIES = 4;

  /** Longer than such a call takes. */
  private static final Duration A_CALL = Duration.ofSeconds(4);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("throttled");
    stage.set("MPA_CONFIG_THREADS", "" + THREADS);
    stage.proxy();
    stage.startOperator();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private List<ApprovalTeam> activeTeams() {
    stage.readySource();
    var teams =
        IntStream.range(0, 10)
            .mapToObj(i -> "team-" + i)
            .map(name -> stage.create(name, Specs.team(name, stage.namespace())))
            .toList();
    for (ApprovalTeam team : teams) {
      stage.await(team, isBecause("AwaitingInvitations"));
      stage.aws().people().acceptAll(team.getMetadata().getName());
    }
    teams.forEach(team -> stage.await(team, isReady()));
    return teams;
  }

  private int calls() {
    return stage.aws().journal().all().size();
  }

  @Test
  void callsDuringTheTroubleDoNotGrowWithTheNumberOfTeams() throws InterruptedException {
    var teams = activeTeams();
    stage.aws().clock().freeze();
    var trouble =
        stage.aws().faults().inject(FaultRule.onAny().always().failing(ErrorType.THROTTLING));
    assertThat(trouble.awaitHit(Duration.ofSeconds(10))).isTrue();
    stage.aws().journal().clear();
    teams.forEach(t -> stage.aws().console().changeThreshold(t.getMetadata().getName(), 3));
    stage.letItPass(A_CALL);
    var underWay = calls();
    assertThat(underWay).as("calls that were under way").isLessThanOrEqualTo(THREADS * TRIES);
    stage.proxy().journal().clear();

    stage.letItPass(Duration.ofSeconds(2));
    assertThat(calls()).as("before the wait is over").isEqualTo(underWay);
    assertThat(stage.proxy().journal().writes()).as("said by those who wait").isEmpty();

    stage.aws().clock().advance(Duration.ofMinutes(1));
    stage.letItPass(A_CALL);
    assertThat(calls() - underWay).as("of one who tries").isBetween(1, TRIES);

    trouble.release();
    stage.aws().clock().tick();
    teams.forEach(t -> stage.await(t, isBecause("DriftDetected")));
  }

  @Test
  void aDeletionDuringTheTroubleSaysWhyItWaits() throws InterruptedException {
    var team = stage.activeTeam("waiting");
    stage.aws().clock().freeze();
    var trouble =
        stage.aws().faults().inject(FaultRule.onAny().always().failing(ErrorType.THROTTLING));
    assertThat(trouble.awaitHit(Duration.ofSeconds(10))).isTrue();
    stage.letItPass(A_CALL);

    stage.delete(team);
    var waiting =
        stage.await(
            team,
            t ->
                t.isMarkedForDeletion()
                    && t.getMetadata().getGeneration().equals(t.getStatus().observedGeneration()));
    assertThat(isBecause("AwsUnavailable").test(waiting)).isTrue();
    assertThat(condition(waiting, "Reconciling").getMessage()).contains("deletion.policy: Retain");
  }

  @Test
  void aResourceThatLetsItsTeamGoDoesNotWait() throws InterruptedException {
    var team = stage.activeTeam("free");
    stage.aws().clock().freeze();
    var trouble =
        stage.aws().faults().inject(FaultRule.onAny().always().failing(ErrorType.THROTTLING));
    assertThat(trouble.awaitHit(Duration.ofSeconds(10))).isTrue();

    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.delete(team);
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("free").status()).isEqualTo("ACTIVE");
  }
}
