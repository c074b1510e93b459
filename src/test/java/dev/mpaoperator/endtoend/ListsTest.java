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
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Teams in which nothing is awaited are watched through the list of their account. */
class ListsTest {
  private static final Duration SESSIONS_INTERVAL = Duration.ofMillis(400);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(80);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("lists");
    stage.set("MPA_CONFIG_PACE_QUIET", "1h").set("MPA_CONFIG_PACE_LIST", "0.1s");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void letItList(int times) {
    var before = stage.aws().journal().count("ListApprovalTeams");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stage.aws().journal().count("ListApprovalTeams") >= before + times);
  }

  @Test
  void aChangeOutsideIsSeenThoughNobodyAsksForTheTeam() {
    stage.startOperator();
    var team = stage.activeTeam("listed");
    stage.aws().console().changeThreshold("listed", 3);
    var drift = stage.await(team, isBecause("DriftDetected"));
    assertThat(condition(drift, "Stalled").getMessage())
        .contains("raise the threshold from 2 to 3");

    stage.aws().console().changeThreshold("listed", 2);
    stage.await(team, isBecause("Active"));
    stage.aws().console().changeDescription("listed", "guards something else");
    stage.await(team, isBecause("DriftDetected"));
    stage.aws().console().deleteTeam("listed");
    stage.await(team, isBecause("TeamGone"));
  }

  @Test
  void whileNothingHappensOneListServesAllTeamsAndNoTeamIsAskedFor() {
    stage.startOperator();
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
    letItList(2); // the last pass has ended, and lists show what it saw
    stage.aws().journal().clear();
    var start = System.nanoTime();

    letItList(20);
    var time = System.nanoTime() - start;
    var intervals = time / SHORTEST_INTERVAL.toNanos();
    assertThat(stage.aws().journal().counts().keySet())
        .as("the account's share, and once an hour whose the teams are")
        .isSubsetOf("ListApprovalTeams", "ListSessions", "ListTagsForResource");
    assertThat((long) stage.aws().journal().count("ListApprovalTeams"))
        .as("calls in %d intervals", intervals)
        .isLessThanOrEqualTo(intervals + 2);
    assertThat((long) stage.aws().journal().count("ListSessions"))
        .as("the teams take turns")
        .isLessThanOrEqualTo(time / SESSIONS_INTERVAL.toNanos() + 2);
    assertThat(stage.aws().journal().count("ListTagsForResource")).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLING", "ACCESS_DENIED", "INTERNAL_SERVER"})
  void aListThatFailsForAWhileGoesOnAfterwards(ErrorType error) throws InterruptedException {
    stage.startOperator();
    var team = stage.activeTeam("patient");
    letItList(2);
    var fault =
        stage.aws().faults().inject(FaultRule.on("ListApprovalTeams").always().failing(error));
    assertThat(fault.awaitHits(5, Duration.ofSeconds(30))).isTrue();
    stage.aws().console().changeThreshold("patient", 3);
    fault.release();
    stage.await(team, isBecause("DriftDetected"));
  }

  @Test
  void withoutTeamsNothingIsListed() {
    stage.startOperator();
    stage.readySource();
    var team = stage.create("homeless", Specs.team("homeless", "no-such-source"));
    stage.await(team, isBecause("IdentitySourceNotFound"));
    stage.aws().journal().clear();
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().all()).isEmpty();
  }

  @Test
  void whoDoesNotHoldTheLeaseListsNothing() {
    stage.startOperator();
    var team = stage.activeTeam("led");
    stage.stopOperator();
    stage.aws().journal().clear();
    var lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName("mpa-operator")
            .withNamespace(stage.namespace())
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity("somebody else")
            .withLeaseDurationSeconds(3600)
            .withAcquireTime(ZonedDateTime.now(java.time.Clock.systemUTC()))
            .withRenewTime(ZonedDateTime.now(java.time.Clock.systemUTC()))
            .endSpec()
            .build();
    stage.client().resource(lease).create();
    Map.of(
            "MPA_CONFIG_LEADER_ELECTION_ENABLED", "true",
            "MPA_CONFIG_LEADER_ELECTION_NAMESPACE", stage.namespace(),
            "MPA_CONFIG_LEADER_ELECTION_RETRY_PERIOD", "0.2s")
        .forEach(stage::set);
    stage.startOperator();
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().all()).isEmpty();

    stage.client().resource(lease).delete();
    letItList(2);
    stage.aws().console().changeThreshold("led", 3);
    stage.await(team, isBecause("DriftDetected"));
  }
}
