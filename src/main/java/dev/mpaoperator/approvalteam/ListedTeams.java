package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the resources whose teams changed in the list of their account. The framework's own polling
 * source stops for good when a look throws once; this one goes on whatever happens.
 */
final class ListedTeams extends AbstractEventSource<Void, ApprovalTeam> {
  private static final Logger log = LoggerFactory.getLogger(ListedTeams.class);
  private static final String BY_ACCOUNT = "account-of-team";

  private final TeamWatch watch;
  private final IndexerResourceCache<ApprovalTeam> resources;
  private final BooleanSupplier atWork;
  private @Nullable ScheduledThreadPoolExecutor timer;

  /**
   * A source that has not been started.
   *
   * @param watch looks at lists
   * @param resources all resources; gets an index
   * @param atWork whether this process is the one that works
   */
  ListedTeams(
      TeamWatch watch, IndexerResourceCache<ApprovalTeam> resources, BooleanSupplier atWork) {
    super(Void.class, "listed-teams");
    this.watch = watch;
    this.resources = resources;
    this.atWork = atWork;
    resources.addIndexer(BY_ACCOUNT, ListedTeams::account);
  }

  /** The account where a resource's team is; none as long as there is no team. */
  private static List<String> account(ApprovalTeam team) {
    return arn(team).isEmpty() ? List.of() : List.of(Account.OWN.id());
  }

  private static String arn(ApprovalTeam team) {
    var arn = team.getStatus() == null ? null : team.getStatus().arn();
    return arn == null ? "" : arn;
  }

  @Override
  public synchronized void start() {
    if (!isRunning()) {
      super.start();
      var started =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().name("listed-teams").daemon().factory());
      started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      timer = started;
      schedule(started, Account.OWN, watch.first());
    }
  }

  @Override
  public synchronized void stop() {
    super.stop();
    if (timer != null) {
      timer.shutdown(); // a list that is under way is let finish
      timer = null;
    }
  }

  private void schedule(ScheduledThreadPoolExecutor on, Account account, Duration wait) {
    try {
      var _ = on.schedule(() -> turn(on, account), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("stopped");
    }
  }

  private void turn(ScheduledThreadPoolExecutor on, Account account) {
    var next = watch.first();
    try {
      if (atWork.getAsBoolean()) {
        next = look(account);
      }
    } catch (RuntimeException e) {
      log.error("the list of an account was not worked through; it goes on", e);
    } finally {
      schedule(on, account, next);
    }
  }

  private Duration look(Account account) {
    var teams =
        resources.byIndex(BY_ACCOUNT, account.id()).stream()
            .collect(
                Collectors.groupingBy(
                    ListedTeams::arn,
                    Collectors.mapping(ResourceID::fromResource, Collectors.toSet())));
    var turn = watch.turn(account, teams.keySet());
    turn.changed().stream()
        .flatMap(arn -> teams.getOrDefault(arn, Set.of()).stream())
        .forEach(team -> getEventHandler().handleEvent(new Event(team)));
    return turn.next();
  }

  @Override
  public Set<Void> getSecondaryResources(ApprovalTeam team) {
    return Set.of();
  }
}
