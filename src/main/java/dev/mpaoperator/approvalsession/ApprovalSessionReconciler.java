package dev.mpaoperator.approvalsession;

import dev.mpaoperator.access.TeamsByAccount;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.Retention;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.SlimStore;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Spread;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Brings sessions and the framework together: what wakes a mirror, and what becomes of a pass that
 * fails. Mirrors are made by {@link SessionFinder}; they have no finalizer, since nothing in AWS
 * depends on them.
 */
@ControllerConfiguration(name = "approvalsession")
public final class ApprovalSessionReconciler implements Reconciler<ApprovalSession> {
  private final Settings settings;
  private final SessionAccounts accounts;
  private final Map<Account, AccountSessions> sessions = new ConcurrentHashMap<>();
  private final Events events;
  private final SessionReporter reporter;
  private final Unasked unasked;
  private final Mirrors mirrors;
  private final OpenSessions open;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * What can be set.
   *
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param list between two lists of sessions in an account; its teams take turns
   * @param grace how long AWS may need to show what was asked
   * @param retention which sessions are shown, and for how long
   */
  public record Settings(
      String cluster, Pace pace, Duration list, Duration grace, Retention retention) {}

  /**
   * A reconciler of the sessions of these accounts.
   *
   * @param client makes and removes mirrors
   * @param counter is told of each session that opens or ends
   */
  public ApprovalSessionReconciler(
      SessionAccounts accounts,
      Settings settings,
      KubernetesClient client,
      Events events,
      ActionLog log,
      Consumer<SessionReason> counter,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
    open = new OpenSessions(accounts.atWork(), clock);
    mirrors = new Mirrors(client);
    reporter = new SessionReporter(events, log, counter, clock);
    unasked = new Unasked(mirrors, reporter, settings, clock);
    this.events = events;
  }

  private AccountSessions sessions(Account account) {
    return sessions.computeIfAbsent(
        account,
        a -> {
          var gateway = accounts.gateways().apply(a);
          var proven = new ProvenTeams(gateway, settings.cluster(), settings.pace(), clock);
          var backoff = accounts.backoffs().of(a);
          var finder =
              new SessionFinder(
                  gateway, proven, mirrors, backoff, settings, new Trouble(events), clock, random);
          var pass =
              new SessionPass(
                  team -> accounts.book().account(team).filter(a::equals).isPresent(),
                  gateway,
                  proven,
                  finder,
                  mirrors,
                  reporter,
                  unasked,
                  settings,
                  open::count,
                  clock);
          return new AccountSessions(finder, pass);
        });
  }

  /** The sessions that people can vote in, for metrics. */
  public OpenSessions open() {
    return open;
  }

  @Override
  public UpdateControl<ApprovalSession> reconcile(
      ApprovalSession session, Context<ApprovalSession> context) {
    return UpdateControl.<ApprovalSession>noUpdate().rescheduleAfter(step(session, context));
  }

  private Duration step(ApprovalSession session, Context<ApprovalSession> context) {
    try {
      return attempt(session, context);
    } catch (StatusPatch.StaleResource e) {
      return settings.pace().working(); // the event of the change is on its way
    } catch (CloudFailure e) {
      return failed(session, e, context);
    } catch (StatusPatch.ResourceReplaced | KubernetesClientException e) {
      throw e; // nothing can be written about it; it is tried again with growing waits
    } catch (RuntimeException e) {
      try {
        failed(session, e, context);
      } catch (RuntimeException unsaid) {
        e.addSuppressed(unsaid);
      }
      throw e;
    }
  }

  private Duration failed(
      ApprovalSession session, RuntimeException e, Context<ApprovalSession> context) {
    try {
      return failing(reporter.failed(newest(session), e, context));
    } catch (StatusPatch.StaleResource stale) {
      return settings.pace().working();
    }
  }

  /** The pass may have written the status before it failed. */
  private ApprovalSession newest(ApprovalSession session) {
    return open.find(ResourceID.fromResource(session))
        .filter(s -> s.getMetadata().getUid().equals(session.getMetadata().getUid()))
        .orElse(session);
  }

  private Duration attempt(ApprovalSession session, Context<ApprovalSession> context) {
    var team = context.getSecondaryResource(ApprovalTeam.class).orElse(null);
    var refusal = Belonging.refusal(session, team);
    if (team == null || refusal.isPresent()) {
      return unasked.refuse(session, refusal.orElseThrow(), context);
    }
    if (settings.retention().which() == Retention.Which.NONE) {
      mirrors.remove(session);
      return settings.pace().quiet();
    }
    if (session.getStatus() == null) {
      session = reporter.started(session, team, context);
    }
    if (Written.isOver(session, clock.instant())) {
      return unasked.over(session, team, context);
    }
    var account = accounts.book().account(team);
    return account.isEmpty()
        ? unasked.hold(session, team, context)
        : in(account.get(), session, team, context);
  }

  private Duration in(
      Account account,
      ApprovalSession session,
      ApprovalTeam team,
      Context<ApprovalSession> context) {
    // The worker first: whoever may go ahead during trouble must do so.
    return accounts
        .workers()
        .work(
            account,
            () ->
                accounts
                    .backoffs()
                    .of(account)
                    .remaining()
                    .orElseGet(() -> sessions(account).pass().run(session, team, context)))
        .orElseGet(() -> settings.pace().working());
  }

  private Duration failing(ApprovalSession session) {
    var since = Conditions.failingSince(session.getStatus().conditions());
    return settings
        .pace()
        .next(
            Written.synced(session).progress(), null, since, clock.instant(), random.nextDouble());
  }

  @Override
  public List<EventSource<?, ApprovalSession>> prepareEventSources(
      EventSourceContext<ApprovalSession> context) {
    var cache = context.getPrimaryCache();
    open.over(cache);
    cache.addIndexer(Index.TEAM, Index::team);
    cache.addIndexer(Index.OWNER, Index::owner);
    var roll = settings.list().dividedBy(4);
    var changes = new TeamChanges();
    var teams =
        new InformerEventSource<ApprovalTeam, ApprovalSession>(
            InformerEventSourceConfiguration.from(ApprovalTeam.class, ApprovalSession.class)
                .withNamespacesInheritedFromController()
                .withItemStore(new SlimStore<>())
                .withPrimaryToSecondaryMapper(ApprovalSessionReconciler::team)
                .withSecondaryToPrimaryMapper(team ->
                    cache.byIndex(Index.TEAM, Index.key(team)).stream()
                        .filter(session -> TeamChanges.concern(team, session))
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
                .withOnUpdateFilter(changes::updated)
                .build(),
            context);
    var lists =
        new ListedSessions(
            account -> sessions(account).finder(),
            new TeamsByAccount(teams::list, accounts.book(), roll, clock),
            team -> cache.byIndex(Index.OWNER, team.getMetadata().getUid()),
            new ListedSessions.Waits(roll, () -> Spread.upTo(settings.list(), random.nextDouble())),
            accounts.atWork());
    changes.tell(lists::moved);
    return List.of(teams, lists);
  }

  private static Set<ResourceID> team(ApprovalSession session) {
    return Set.of(
        new ResourceID(
            session.getSpec().approvalTeamRef().name(), session.getMetadata().getNamespace()));
  }
}
