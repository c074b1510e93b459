package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Which calls are trouble of an account, through the real client. */
class TroubleInterceptorTest {
  private final Simulator aws =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"))));
  private final Backoff backoff =
      new Backoffs(
              new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)),
              aws.clock(),
              new Random(1))
          .of(Account.OWN);
  private final MpaClients clients =
      new MpaClients(
          new MpaClients.Connection("us-east-1", aws.endpoint(), Duration.ofSeconds(5)),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
          CallObserver.NONE,
          backoff);
  private final MpaTeamLists lists = new MpaTeamLists(_ -> clients);

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  static Stream<FaultRule> trouble() {
    return Stream.of(
        FaultRule.onAny().always().failing(ErrorType.THROTTLING),
        FaultRule.onAny().always().failing("ServiceUnavailable", 503),
        FaultRule.onAny().always().failing("ThrottlingException", 400),
        FaultRule.onAny().always().resetting());
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void throttlingFailuresAndSilenceAreTroubleUntilACallIsAnswered(FaultRule rule) {
    var fault = aws.faults().inject(rule);
    assertThatThrownBy(() -> lists.of(Account.OWN)).isInstanceOf(CloudFailure.class);
    assertThat(backoff.remaining()).isPresent();

    fault.release();
    lists.of(Account.OWN);
    assertThat(backoff.remaining()).isEmpty();
  }

  @Test
  void aTryThatTheSdkRepeatedByItselfIsTroubleToo() {
    aws.faults().inject(FaultRule.onAny().failing(ErrorType.THROTTLING));
    assertThat(lists.of(Account.OWN)).isEmpty();
    assertThat(backoff.remaining()).isPresent();
  }

  @Test
  void aRefusalIsAnAnswer() {
    aws.faults().inject(FaultRule.onAny().always().failing(ErrorType.ACCESS_DENIED));
    assertThatThrownBy(() -> lists.of(Account.OWN)).isInstanceOf(CloudFailure.class);
    assertThat(backoff.remaining()).isEmpty();
  }
}
