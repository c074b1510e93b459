package dev.mpaoperator.soak;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.access.DirectAccess;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.PolicyLists;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.account.Workers;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway;
import dev.mpaoperator.approvalteam.ApprovalTeamReconciler.Settings;
import dev.mpaoperator.approvalteam.TeamAccounts;
import dev.mpaoperator.aws.ImpatientClients;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.aws.MpaClients;
import dev.mpaoperator.aws.MpaPolicyLists;
import dev.mpaoperator.aws.MpaTeamLists;
import dev.mpaoperator.directory.People;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.world.SimulatedClock;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.mpa.MpaClient;

/** The simulated AWS of a month, and the real clients that lead to it. */
public final class Cloud implements AutoCloseable {
  /** Tags that every team gets. */
  public static final Map<String, String> TAGS = Map.of("operator", "month");

  /** Coarse, so that a month has thousands of passes and not a hundred thousand. */
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(5),
          Duration.ofHours(2),
          Duration.ofHours(12),
          Duration.ofHours(1), // no lists are played
          Duration.ofHours(1),
          Duration.ofMinutes(2),
          Duration.ofHours(1));

  private final Simulator aws;
  private final MpaClients clients;
  private final Backoffs backoffs;
  private final TeamWatch watch;
  private final MpaClient sdk;

  Cloud(Month month, SimulatedClock clock) {
    var validation =
        month.any(Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofSeconds(40));
    aws =
        Simulator.start(
            SimulatorOptions.defaults()
                .withClock(clock)
                .withModes(UnknownAws.choose(month))
                .withPace(validation, validation));
    var growing = new GrowingWait(PACE.failingAtLeast(), PACE.failingAtMost());
    backoffs = new Backoffs(growing, clock, month.random());
    clients =
        ImpatientClients.of(
            new MpaClients.Connection("us-east-1", aws.endpoint(), Duration.ofSeconds(20)),
            backoffs.of(Account.OWN));
    watch =
        new TeamWatch(
            new MpaTeamLists(_ -> clients),
            backoffs,
            new TeamWatch.Pacing(PACE.list(), growing),
            clock,
            month.random());
    sdk = Stage.sdk(aws.endpoint());
  }

  Simulator aws() {
    return aws;
  }

  /** What an administrator does beside the operator. */
  MpaClient sdk() {
    return sdk;
  }

  ApprovalTeamGateway gateway() {
    return new MpaApprovalTeamGateway(clients, watch.teams(Account.OWN));
  }

  /**
   * The accounts as one process sees them.
   *
   * @param gateway to the teams
   * @param source the one that there is
   * @param watched puts an eye on what is read of policies
   */
  TeamAccounts accounts(
      ApprovalTeamGateway gateway,
      Supplier<Optional<IdentitySource>> source,
      UnaryOperator<PolicyLists> watched) {
    var policies =
        new PolicyCatalogues(watched.apply(new MpaPolicyLists(_ -> clients)), aws.clock());
    var book = new AccessBook(new DirectAccess(Stage.ACCOUNT, null, Set.of("*")), true);
    book.read(_ -> source.get(), _ -> Map.of());
    return new TeamAccounts(
        book,
        _ -> gateway,
        watch,
        backoffs,
        new Workers(1),
        policies,
        new People(new NoDirectory(), backoffs, aws.clock()),
        () -> true);
  }

  /** What the operator is configured with. */
  Settings settings() {
    return new Settings("month", PACE, Duration.ofSeconds(15), Duration.ZERO, TAGS, true);
  }

  @Override
  public void close() {
    sdk.close();
    clients.close();
    aws.close();
  }
}
