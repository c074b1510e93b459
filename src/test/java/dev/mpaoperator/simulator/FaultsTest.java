package dev.mpaoperator.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.wire.JournalEntry;
import dev.mpaoperator.simulator.world.ErrorType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.mpa.model.InternalServerException;
import software.amazon.awssdk.services.mpa.model.MpaException;
import software.amazon.awssdk.services.mpa.model.ThrottlingException;

/** Everything that can go wrong between a caller and the service, exactly when it is wanted. */
class FaultsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final SimulatorFixture given = new SimulatorFixture();
  private final Simulator simulator = given.simulator;

  @AfterEach
  void stop() {
    given.close();
  }

  @Test
  void anErrorBeforeTheEffectLeavesTheWorldAsItWas() {
    var fault =
        simulator
            .faults()
            .inject(FaultRule.on("CreateApprovalTeam").failing(ErrorType.THROTTLING).times(2));
    assertThatThrownBy(() -> given.create("a")).isInstanceOf(ThrottlingException.class);
    assertThatThrownBy(() -> given.create("a")).isInstanceOf(ThrottlingException.class);
    assertThat(simulator.teams().all()).isEmpty();
    given.create("a");
    assertThat(simulator.teams().all()).hasSize(1);
    assertThat(fault.hits()).isEqualTo(2);
    assertThat(simulator.journal().of("CreateApprovalTeam"))
        .extracting(JournalEntry::status, JournalEntry::mutated)
        .containsExactly(tuple(429, false), tuple(429, false), tuple(200, true));
  }

  @Test
  void oneAccountAloneMayBeInTrouble() throws Exception {
    var fault =
        simulator
            .faults()
            .inject(FaultRule.onAny().from(SimulatorFixture.OTHER_ACCOUNT).always().hanging());
    try (var other = given.client("AKIA" + SimulatorFixture.OTHER_ACCOUNT)) {
      var held = CompletableFuture.supplyAsync(() -> other.listApprovalTeams(r -> {}));
      assertThat(fault.awaitHit(SOON)).isTrue();
      assertThat(given.mpa.listApprovalTeams(r -> {}).approvalTeams()).isEmpty();
      assertThat(held).isNotDone();
      fault.release();
      assertThat(held.get(10, TimeUnit.SECONDS).approvalTeams()).isEmpty();
    }
  }

  @Test
  void anErrorAfterTheEffectOnlyHidesIt() {
    simulator
        .faults()
        .inject(FaultRule.on("CreateApprovalTeam").afterEffect().failing("SomethingNew", 503));
    assertThatThrownBy(() -> given.create("a"))
        .isInstanceOfSatisfying(MpaException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    assertThat(simulator.teams().all()).hasSize(1);
    assertThat(simulator.journal().mutations())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.errorType()).isEqualTo("SomethingNew");
          assertThat(entry.resource()).isEqualTo("a");
          assertThat(entry.account()).isEqualTo(Simulator.DEFAULT_ACCOUNT);
        });
  }

  @Test
  void aConnectionIsCutBeforeOrAfterTheEffect() {
    simulator.faults().inject(FaultRule.on("CreateApprovalTeam").resetting());
    assertThatThrownBy(() -> given.create("a")).isInstanceOf(SdkClientException.class);
    assertThat(simulator.teams().all()).isEmpty();
    simulator.faults().inject(FaultRule.on("CreateApprovalTeam").afterEffect().resetting());
    assertThatThrownBy(() -> given.create("a")).isInstanceOf(SdkClientException.class);
    assertThat(simulator.teams().all()).hasSize(1);
    assertThat(simulator.journal().of("CreateApprovalTeam"))
        .extracting(JournalEntry::status)
        .containsExactly(0, 0);
  }

  @Test
  void aCallHangsUntilItIsReleased() throws Exception {
    var fault = simulator.faults().inject(FaultRule.on("CreateApprovalTeam").hanging());
    var call = CompletableFuture.supplyAsync(() -> given.create("a"));
    assertThat(fault.awaitHit(SOON)).isTrue();
    assertThat(simulator.teams().all()).as("before the effect").isEmpty();
    fault.release();
    assertThat(call.get(10, TimeUnit.SECONDS)).contains("approval-team/a-");
  }

  @Test
  void anAnswerHangsWhileTheEffectIsThereAlready() throws Exception {
    var fault =
        simulator.faults().inject(FaultRule.on("CreateApprovalTeam").afterEffect().hanging());
    var call = CompletableFuture.supplyAsync(() -> given.create("a"));
    assertThat(fault.awaitHit(SOON)).isTrue();
    assertThat(simulator.teams().all()).hasSize(1);
    assertThat(simulator.journal().mutations()).hasSize(1);
    assertThat(call).isNotDone();
    fault.release();
    call.get(10, TimeUnit.SECONDS);
  }

  @Test
  void stoppingTheSimulatorCutsWhatHangs() throws Exception {
    var fault = simulator.faults().inject(FaultRule.onAny().hanging());
    var call = CompletableFuture.supplyAsync(() -> given.create("a"));
    assertThat(fault.awaitHit(SOON)).isTrue();
    simulator.close();
    assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SdkClientException.class);
  }

  @Test
  void aDelayedCallIsAnsweredLate() {
    simulator.faults().inject(FaultRule.onAny().delaying(Duration.ofMillis(300)));
    long before = System.nanoTime();
    given.create("a");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void onlyMatchingCallsGoWrongAndSomeMayPassFirst() {
    simulator.faults().inject(FaultRule.onAny().about("payments").skip(1).always());
    given.create("other");
    String arn = given.create("payments");
    assertThatThrownBy(() -> given.get(arn)).isInstanceOf(InternalServerException.class);
    assertThatThrownBy(() -> given.get(arn)).isInstanceOf(InternalServerException.class);
    given.mpa.listApprovalTeams(r -> {});
    simulator.faults().clear();
    given.get(arn);
  }

  @Test
  void waitingForAHitEndsWithTheTime() throws Exception {
    var fault = simulator.faults().inject(FaultRule.onAny());
    assertThat(fault.awaitHit(Duration.ofMillis(10))).isFalse();
  }
}
