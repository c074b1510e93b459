package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.access.TeamsByAccount;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Spread;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings teams and the framework together: what wakes a resource, and what becomes of a pass that
 * fails. Deletion is the same {@link TeamPass} with another wish.
 */
@ControllerConfiguration(name = "approvalteam", finalizerName = "mpaoperator.dev/approvalteam")
public final class ApprovalTeamReconciler
    implements Reconciler<ApprovalTeam>, Cleaner<ApprovalTeam> {
  private final Map<Account, TeamPass> passes = new ConcurrentHashMap<>();
  private final WishReader wishes;
  private final StatusWriter statuses;
  private final TeamReporter reporter;
  private final Settings settings;
  private final TeamAccounts accounts;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * What can be set.
   *
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param grace how long AWS may need to show a request
   * @param settle how long a changed spec must stand before people are asked, where it does not say
   * @param tags tags that every team gets
   * @param clusterWide whether there are identity sources, and namespaces to be read
   */
  public record Settings(
      String cluster,
      Pace pace,
      Duration grace,
      Duration settle,
      Map<String, String> tags,
      boolean clusterWide) {}

  /** A reconciler of the teams of these accounts. */
  public ApprovalTeamReconciler(
      TeamAccounts accounts,
      Settings settings,
      Events events,
      ActionLog log,
      Clock clock,
      RandomGenerator random) {
    this.accounts = accounts;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    statuses = new StatusWriter(clock);
    reporter = new TeamReporter(statuses, events, log);
    wishes =
        new WishReader(
            accounts.book(),
            new ApproverLookup(accounts.people()),
            new Settle(settings.settle()),
            clock);
  }

  private TeamPass pass(Account account) {
    return passes.computeIfAbsent(
        account,
        a -> {
          var gateway = accounts.gateways().apply(a);
          var policies = new PolicyStep(gateway, accounts.policies().of(a), settings.pace(), clock);
          return new TeamPass(
              gateway,
              settings,
              policies,
              statuses,
              reporter,
              team -> accounts.book().account(team).filter(a::equals).isPresent(),
              clock,
              random);
        });
  }

  @Override
  public UpdateControl<ApprovalTeam> reconcile(ApprovalTeam team, Context<ApprovalTeam> context) {
    var next = step(team, context);
    return UpdateControl.<ApprovalTeam>noUpdate()
        .rescheduleAfter(
            next.orElseGet(() -> Spread.upTo(settings.pace().quiet(), random.nextDouble())));
  }

  @Override
  public DeleteControl cleanup(ApprovalTeam team, Context<ApprovalTeam> context) {
    return step(team, context)
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElse(DeleteControl.defaultDelete());
  }

  /** One pass. Empty when there is nothing left to do for the resource, ever. */
  private Optional<Duration> step(ApprovalTeam team, Context<ApprovalTeam> context) {
    try {
      return attempt(team, context);
    } catch (StatusPatch.StaleResource e) {
      return Optional.of(settings.pace().working()); // the event of the change is on its way
    }
  }

  private Optional<Duration> attempt(ApprovalTeam team, Context<ApprovalTeam> context) {
    var wish = SpecReader.UNREADABLE; // until it is read
    try {
      var access = wishes.access(team);
      wish = wishes.read(team, access);
      if (team.getStatus() == null || team.getStatus().conditions() == null) {
        // Before any call to AWS: tools take a resource without conditions for done.
        team = reporter.started(team, wish, context);
      }
      if (wish.intent() instanceof Intent.LetGo) {
        // Whatever the status says, and whether AWS can be asked or not.
        reporter.finished(team, wish.intent(), Reason.RETAINED);
        return Optional.empty();
      }
      return access instanceof Access.Granted granted
          ? in(granted, team, wish, context)
          : Optional.of(next(held(team, wish, context)));
    } catch (CloudFailure e) {
      return Optional.of(next(reporter.failed(team, wish, e, context)));
    } catch (StatusPatch.StaleResource
        | StatusPatch.ResourceReplaced
        | KubernetesClientException e) {
      throw e; // nothing can be written about it; it is tried again with growing waits
    } catch (RuntimeException e) {
      try {
        reporter.failed(team, wish, e, context);
      } catch (RuntimeException unsaid) {
        e.addSuppressed(unsaid);
      }
      throw e;
    }
  }

  /** Nothing may be touched; AWS is not even asked. */
  private ApprovalTeam held(
      ApprovalTeam team, SpecReader.Wish wish, Context<ApprovalTeam> context) {
    return wish.intent() instanceof Intent.Hold(var reason)
        ? reporter.held(team, wish, reason, context)
        : team;
  }

  private Optional<Duration> in(
      Access.Granted access,
      ApprovalTeam team,
      SpecReader.Wish wish,
      Context<ApprovalTeam> context) {
    // The worker first: whoever may go ahead during trouble must do so.
    return accounts
        .workers()
        .work(access.account(), () -> withWorker(access, team, wish, context))
        .orElseGet(() -> Optional.of(settings.pace().working()));
  }

  private Optional<Duration> withWorker(
      Access.Granted access,
      ApprovalTeam team,
      SpecReader.Wish asFarAsKnown,
      Context<ApprovalTeam> context) {
    // Those who wait say nothing: it is not their trouble.
    var wait = accounts.remaining(access.account(), team, asFarAsKnown);
    if (wait.isPresent()) {
      if (!Objects.equals(observedGeneration(team), team.getMetadata().getGeneration())) {
        reporter.waiting(team, asFarAsKnown, context); // once for each wish: it was seen
      }
      return wait;
    }
    var wish = wishes.read(team, access, asFarAsKnown);
    try {
      return pass(access.account()).run(team, wish, context);
    } catch (CloudFailure e) {
      return Optional.of(next(reporter.failed(team, wish, e, context)));
    }
  }

  private Duration next(ApprovalTeam reported) {
    return reporter.next(settings.pace(), reported, null, clock.instant(), random.nextDouble());
  }

  private static @Nullable Long observedGeneration(ApprovalTeam team) {
    return team.getStatus() == null ? null : team.getStatus().observedGeneration();
  }

  @Override
  public List<EventSource<?, ApprovalTeam>> prepareEventSources(
      EventSourceContext<ApprovalTeam> context) {
    var teams = context.getPrimaryCache();
    var watch = accounts.watch();
    var listed =
        new ListedTeams(
            watch,
            new TeamsByAccount(teams::list, accounts.book(), watch.roll(), clock),
            accounts.atWork());
    if (!settings.clusterWide()) {
      return List.of(listed);
    }
    var sources = TeamSources.identitySources(context);
    var namespaces = TeamSources.namespaces(context);
    accounts
        .book()
        .read(
            name -> sources.get(new ResourceID(name)),
            name -> namespaces.get(new ResourceID(name)).map(TeamSources::labels).orElse(Map.of()));
    return List.of(sources, namespaces, listed);
  }
}
