package dev.mpaoperator.bench;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.aws.CallObserver;
import dev.mpaoperator.aws.MpaClients;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.simulator.world.SimulatedClock;
import dev.mpaoperator.simulator.world.StandingOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/**
 * Simulated accounts with ten active teams each, which is the quota, on a clock that stands. The
 * access key says which account a call is for; one thread makes all calls.
 */
final class Cloud implements AutoCloseable {
  static final int TEAMS_AN_ACCOUNT = 10;
  static final int THRESHOLD = 2;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final PolicyReference POLICY =
      PolicyReference.builder().policyArn(PolicyCatalogue.BACKUP + "/$DEFAULT").build();

  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z")))
              .withPace(MOMENT, MOMENT));
  private final Map<Account, List<String>> teams = new LinkedHashMap<>();
  private final AwsCredentialsProvider credentials =
      () -> AwsBasicCredentials.create("AKIA" + this.caller.id(), "simulated");
  private final MpaClient sdk =
      MpaClient.builder()
          .endpointOverride(simulator.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(credentials)
          .httpClientBuilder(ApacheHttpClient.builder())
          .build();
  private final Backoffs backoffs =
      new Backoffs(
          new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)),
          simulator.clock(),
          new Random(1));
  private final MpaClients clients;
  private Account caller = Account.OWN;

  Cloud(int accounts) {
    clients =
        new MpaClients(
            new MpaClients.Connection("us-east-1", simulator.endpoint(), Duration.ofSeconds(20)),
            credentials,
            CallObserver.NONE,
            backoffs.of(Account.OWN)); // nothing goes wrong here
    simulator.people().orderAll(StandingOrder.AGREES);
    IntStream.range(0, accounts)
        .mapToObj(i -> new Account(String.format(Locale.ROOT, "%012d", 100_000_000_000L + i), null))
        .forEach(this::fill);
    simulator.journal().clear();
  }

  private void fill(Account account) {
    String source = simulator.console().installIdentitySource(account.id());
    List<ApprovalTeamRequestApprover> people =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i ->
                ApprovalTeamRequestApprover.builder()
                    .primaryIdentityId(Directory.idOf(i))
                    .primaryIdentitySourceArn(source)
                    .build())
            .toList();
    MpaClient client = as(account);
    teams.put(
        account,
        IntStream.range(0, TEAMS_AN_ACCOUNT)
            .mapToObj(i ->
                client
                    .createApprovalTeam(r ->
                        r.name("team-" + i)
                            .description("guards the vaults")
                            .approvalStrategy(s -> s.mofN(m -> m.minApprovalsRequired(THRESHOLD)))
                            .approvers(people)
                            .policies(POLICY))
                    .arn())
            .toList());
    simulator.clock().advance(MOMENT.multipliedBy(2));
  }

  /** The accounts, with the ARNs of their teams. */
  Map<Account, List<String>> teams() {
    return teams;
  }

  Simulator simulator() {
    return simulator;
  }

  Backoffs backoffs() {
    return backoffs;
  }

  /** The SDK's own client, in an account. */
  MpaClient as(Account account) {
    caller = account;
    return sdk;
  }

  /** The operator's clients, in an account. */
  MpaClients clients(Account account) {
    caller = account;
    return clients;
  }

  @Override
  public void close() {
    clients.close();
    sdk.close();
    simulator.close();
  }
}
