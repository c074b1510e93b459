package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.failure.CloudFailure.Kind;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;

/** How each account is reached, and what it means when it is not, through the real clients. */
class AccountClientsTest {
  private static final String NUMBER = "444455556666";
  private static final String ROLE = "arn:aws:iam::" + NUMBER + ":role/mpa";
  private static final String EXTERNAL_ID = "external-17";

  private final Simulator aws =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"))));
  private final Backoffs backoffs = backoffs();
  private final AccountClients clients =
      new AccountClients(
          new MpaClients.Connection("us-east-1", aws.endpoint(), Duration.ofSeconds(30)),
          aws.endpoint(),
          CallObserver.NONE,
          backoffs,
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
  private final IdentityCenterClients directories =
      new IdentityCenterClients(
          clients,
          new IdentityCenterClients.Connection(aws.endpoint(), Duration.ofSeconds(30)),
          CallObserver.NONE,
          backoffs());
  private final MpaTeamLists lists = new MpaTeamLists(clients::of);

  private Backoffs backoffs() {
    return new Backoffs(
        new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)), aws.clock(), new Random(1));
  }

  @AfterEach
  void close() {
    directories.close();
    clients.close();
    aws.close();
  }

  private static Account by(String roleArn, Duration session) {
    return new Account(
        null, new AssumedRole(roleArn, EXTERNAL_ID, "mpa-operator", Map.of(), session));
  }

  private static Account account() {
    return by(ROLE, Duration.ofHours(1));
  }

  static Stream<FaultRule> trouble() {
    return Stream.of("sts:AssumeRole", "sts:GetCallerIdentity")
        .flatMap(operation ->
            Stream.of(
                FaultRule.on(operation).always().failing("ServiceUnavailable", 503),
                FaultRule.on(operation).always().failing("Throttling", 400),
                FaultRule.on(operation).always().resetting()));
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void troubleInStsIsTroubleOfTheAccountUntilItAnswers(FaultRule rule) {
    var fault = aws.faults().inject(rule);
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() -> lists.of(account()))
        .withMessageStartingWith(rule.operation() + ": ")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .satisfies(e -> assertThat(e.effectUnknown()).isFalse());
    assertThat(backoffs.of(account()).remaining()).isPresent();

    fault.release();
    assertThat(clients.numberOf(account())).isEqualTo(NUMBER);
    assertThat(backoffs.of(account()).remaining()).isEmpty();
  }

  /** Its text may quote an external id; and no spec of a team is to blame. */
  @Test
  void whatStsTakesForWrongAnAdministratorMustCorrect() {
    aws.roles().define(ROLE).maxSessionDuration(Duration.ofHours(1));
    var account = by(ROLE, Duration.ofHours(2));
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() -> clients.numberOf(account))
        .withMessageStartingWith("sts:AssumeRole: AWS did not accept roleArn")
        .withMessageContainingAll("account.assumeRole", "(ValidationError, HTTP 400)", "one hour")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DENIED))
        .satisfies(e ->
            assertThat(e)
                .hasStackTraceContaining("StsFailure")
                .hasRootCauseInstanceOf(StsFailure.class));
    assertThat(backoffs.of(account).remaining()).isEmpty();
  }

  @Test
  void aRefusalOfStsNamesTheRight() {
    aws.roles().define(ROLE).externalId("another");
    assertThatExceptionOfType(CloudFailure.class)
        .isThrownBy(() -> lists.of(account()))
        .withMessageStartingWith("sts:AssumeRole: User: ")
        .withMessageContaining("trust policy")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
  }

  @Test
  void ofManyCallsThatFailTogetherOneHasTheSessionReplaced() {
    lists.of(account());
    aws.roles().expire();
    Stream.generate(() -> CompletableFuture.runAsync(this::listed, Thread::startVirtualThread))
        .limit(8)
        .toList()
        .forEach(CompletableFuture::join);

    lists.of(account());
    assertThat(aws.roles().sessions()).hasSize(2);
  }

  private void listed() {
    try {
      lists.of(account());
    } catch (CloudFailure e) {
      assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void theDirectoryHasASessionReplacedToo() {
    var admin = directories.of(account(), "eu-central-1").admin();
    admin.listInstances(r -> {});
    aws.roles().expire();
    assertThatThrownBy(() -> admin.listInstances(r -> {})).isInstanceOf(SsoAdminException.class);
    admin.listInstances(r -> {});
    assertThat(aws.roles().sessions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 50})
  void accountsShareTheThreadsThatEndCalls(int accounts) {
    var before = Thread.getAllStackTraces().keySet();
    for (var i = 0; i < accounts; i++) {
      lists.of(by("arn:aws:iam::%012d:role/mpa".formatted(i), Duration.ofHours(1)));
    }
    var threads = Thread.getAllStackTraces().keySet();
    threads.removeAll(before);
    assertThat(threads)
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("ScheduledExecutor"))
        .filteredOn(name -> name.startsWith("aws-timeouts"))
        .hasSizeBetween(1, 2);

    directories.close();
    clients.of(Account.OWN).close();
    assertThat(clients.transport().timeouts().isShutdown()).as("one client closed").isFalse();
    clients.close();
    assertThat(clients.transport().timeouts().isShutdown()).isTrue();
  }
}
