package dev.mpaoperator.bench;

import static dev.mpaoperator.simulator.world.PolicyCatalogue.BACKUP;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.PolicyCatalogue;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.aws.MpaPolicyLists;
import dev.mpaoperator.aws.MpaTeamLists;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Progress;
import dev.mpaoperator.progress.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The operator's own rooms: lists of accounts, a look at each team that they tell of, the full
 * check of each team with its policies, and the look at each identity source; at the default pace.
 */
record Ours() implements Watcher {
  @Override
  public String name() {
    return "mpa-operator";
  }

  @Override
  public void start(Cloud cloud, Timetable timetable, Duration staleness, Noticed noticed) {
    Run run = new Run(cloud, timetable, staleness, noticed);
    cloud.teams().forEach(run::startAccount);
    cloud.simulator().journal().clear(); // what the first looks cost is not the steady state
  }

  private static final class Run {
    private static final Duration SOURCES = Duration.ofHours(1);

    private final Random random = new Random(1);
    private final Pace pace = ConfigLoader.load(null, Map.of()).pace();
    private final Cloud cloud;
    private final Timetable timetable;
    private final Noticed noticed;
    private final TeamWatch watch;
    private final PolicyCatalogues catalogues;

    Run(Cloud cloud, Timetable timetable, Duration staleness, Noticed noticed) {
      this.cloud = cloud;
      this.timetable = timetable;
      this.noticed = noticed;
      catalogues =
          new PolicyCatalogues(new MpaPolicyLists(cloud::clients), cloud.simulator().clock());
      watch =
          new TeamWatch(
              new MpaTeamLists(cloud::clients),
              cloud.backoffs(),
              new TeamWatch.Pacing(
                  staleness, new GrowingWait(pace.failingAtLeast(), pace.failingAtMost())),
              cloud.simulator().clock(),
              random);
    }

    void startAccount(Account account, List<String> arns) {
      for (String arn : arns) {
        look(account, arn);
        policies(account, arn);
        timetable.after(within(pace.quiet()), () -> check(account, arn));
      }
      timetable.after(watch.first(), () -> list(account, Set.copyOf(arns)));
      timetable.after(within(SOURCES), () -> source(account));
    }

    private void list(Account account, Set<String> arns) {
      TeamWatch.Turn turn = watch.turn(account, arns);
      turn.changed().forEach(arn -> look(account, arn));
      timetable.after(turn.next(), () -> list(account, arns));
    }

    private void look(Account account, String arn) {
      new MpaApprovalTeamGateway(cloud.clients(account), watch.teams(account))
          .get(arn)
          .ifPresent(team -> noticed.saw(arn, team.minApprovalsRequired()));
    }

    private void check(Account account, String arn) {
      look(account, arn);
      policies(account, arn);
      timetable.after(next(pace), () -> check(account, arn));
    }

    /** No list shows them. */
    private void policies(Account account, String arn) {
      new MpaApprovalTeamGateway(cloud.clients(account), watch.teams(account))
          .attachedPolicies(arn);
      PolicyCatalogue catalogue = catalogues.of(account);
      catalogue.versions(BACKUP, Spread.upTo(pace.quiet(), 0));
      catalogue.allows(BACKUP + "/1");
    }

    private void source(Account account) {
      new MpaIdentitySourceGateway(cloud.clients(account)).find();
      timetable.after(next(pace.quietAtMost(SOURCES)), () -> source(account));
    }

    private Duration next(Pace of) {
      return of.next(
          Progress.DONE, null, null, cloud.simulator().clock().instant(), random.nextDouble());
    }

    private Duration within(Duration most) {
      return Duration.ofMillis((long) (most.toMillis() * random.nextDouble()));
    }
  }
}
