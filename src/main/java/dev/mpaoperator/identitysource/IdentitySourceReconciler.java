package dev.mpaoperator.identitysource;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AccountNumbers;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.Workers;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.Claims.Claim;
import dev.mpaoperator.identitysource.SourceReporter.Report;
import dev.mpaoperator.identitysource.plan.ObservedSource;
import dev.mpaoperator.identitysource.plan.SourceAction;
import dev.mpaoperator.identitysource.plan.SourceIntent;
import dev.mpaoperator.identitysource.plan.SourcePlanner;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Progress;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The four verbs: observe the account's identity source, plan one action, perform it, report. */
@ControllerConfiguration(name = "identitysource", finalizerName = "mpaoperator.dev/identitysource")
public final class IdentitySourceReconciler
    implements Reconciler<IdentitySource>, Cleaner<IdentitySource> {
  /**
   * Its look shows all there is, and no list tells of changes, so it need not be as rare as a
   * team's full check.
   */
  private static final Duration QUIET_AT_MOST = Duration.ofHours(1);

  private final AccessBook book;
  private final Function<Account, IdentitySourceGateway> gateways;
  private final AccountNumbers numbers;
  private final Backoffs backoffs;
  private final Workers workers;
  private final SourceReporter reporter;
  private final ActionLog log;
  private final String cluster;
  private final Pace pace;
  private final Set<String> namespaces;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * A reconciler over gateways.
   *
   * @param book which team may use which identity source
   * @param gateways of each account
   * @param numbers which account credentials belong to
   * @param backoffs how long to leave an account alone
   * @param workers each account has its share of them
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param namespaces namespaces of teams, empty for all
   */
  public IdentitySourceReconciler(
      AccessBook book,
      Function<Account, IdentitySourceGateway> gateways,
      AccountNumbers numbers,
      Backoffs backoffs,
      Workers workers,
      String cluster,
      Pace pace,
      List<String> namespaces,
      Events events,
      ActionLog log,
      Clock clock,
      RandomGenerator random) {
    this.book = book;
    this.gateways = gateways;
    this.numbers = numbers;
    this.backoffs = backoffs;
    this.workers = workers;
    this.cluster = cluster;
    this.pace = pace.quietAtMost(QUIET_AT_MOST);
    this.namespaces =
        namespaces.isEmpty() ? Set.of(Constants.WATCH_ALL_NAMESPACES) : Set.copyOf(namespaces);
    this.log = log;
    this.clock = clock;
    this.random = random;
    reporter = new SourceReporter(events, clock);
  }

  @Override
  public UpdateControl<IdentitySource> reconcile(
      IdentitySource source, Context<IdentitySource> context) {
    return UpdateControl.<IdentitySource>noUpdate()
        .rescheduleAfter(step(source, context).orElse(pace.quiet()));
  }

  @Override
  public DeleteControl cleanup(IdentitySource source, Context<IdentitySource> context) {
    return step(source, context)
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElse(DeleteControl.defaultDelete());
  }

  /** One pass. Empty when there is nothing left to do for the resource, ever. */
  private Optional<Duration> step(IdentitySource source, Context<IdentitySource> context) {
    try {
      if (source.getStatus() == null || source.getStatus().conditions() == null) {
        source = reporter.started(source, context);
      }
      return pass(source, context);
    } catch (StatusPatch.StaleResource e) {
      return Optional.of(pace.working()); // the event of the change is on its way
    } catch (CloudFailure e) {
      return Optional.of(next(reporter.failed(source, e, context)));
    } catch (StatusPatch.ResourceReplaced | KubernetesClientException e) {
      throw e; // nothing can be written about it; it is tried again with growing waits
    } catch (RuntimeException e) {
      try {
        reporter.failed(source, e, context);
      } catch (RuntimeException unsaid) {
        e.addSuppressed(unsaid);
      }
      throw e;
    }
  }

  private Optional<Duration> pass(IdentitySource source, Context<IdentitySource> context) {
    var claim = Claims.of(source, book, context);
    if (!needsAws(claim.intent())) {
      return next(without(source, claim, context));
    }
    var account = Accounts.of(source);
    // The worker first: whoever may go ahead during trouble must do so.
    return workers
        .work(
            account,
            () -> {
              var wait = backoffs.of(account).remaining();
              return wait.isPresent() ? wait : next(with(account, source, claim, context));
            })
        .orElseGet(() -> Optional.of(pace.working()));
  }

  /** Letting go asks nothing: it is the way out even when AWS cannot be asked. */
  private static boolean needsAws(SourceIntent intent) {
    return switch (intent) {
      case SourceIntent.Keep _, SourceIntent.Remove _ -> true;
      case SourceIntent.Yield _, SourceIntent.Release _ -> false;
    };
  }

  private Optional<IdentitySource> without(
      IdentitySource source, Claim claim, Context<IdentitySource> context) {
    var decision = SourcePlanner.decide(claim.intent(), new ObservedSource.Missing());
    var report = new Report(decision.reason(), null, false, claim.others(), null);
    if (decision.action() == SourceAction.FINISH) {
      reporter.finished(source, report);
      return Optional.empty();
    }
    return Optional.of(reporter.report(source, report, context));
  }

  private Optional<IdentitySource> with(
      Account account, IdentitySource source, Claim claim, Context<IdentitySource> context) {
    var number = number(source, account);
    return new SourcePass(gateways.apply(account), reporter, log, cluster)
        .run(source, claim, number, context);
  }

  /** It is asked before anything else is: in another account everything would look otherwise. */
  private String number(IdentitySource source, Account account) {
    var number = numbers.numberOf(account);
    var before = source.getStatus().accountId();
    if (before != null && !before.equals(number)) {
      throw new CloudFailure(
          CloudFailure.Kind.WRONG_ACCOUNT,
          "GetCallerIdentity",
          "this resource is of account %s, and its `account` now leads to %s: an identity source does not move, so create a new resource for the other account"
              .formatted(before, number),
          false,
          null);
    }
    return number;
  }

  private Optional<Duration> next(Optional<IdentitySource> reported) {
    return reported.map(this::next);
  }

  private Duration next(IdentitySource source) {
    var failingSince = Conditions.failingSince(source.getStatus().conditions());
    // The older resource may go, which nothing tells this one; looking costs no call to AWS.
    var progress =
        SourceReporter.isClaimed(source) ? Progress.WAITING : SourceReporter.progress(source);
    return pace.next(progress, null, failingSince, clock.instant(), random.nextDouble());
  }

  /** A team that goes wakes the source that it refers to, which may wait for that. */
  @Override
  public List<EventSource<?, IdentitySource>> prepareEventSources(
      EventSourceContext<IdentitySource> context) {
    var teams =
        InformerEventSourceConfiguration.from(ApprovalTeam.class, IdentitySource.class)
            .withNamespaces(namespaces)
            .withSecondaryToPrimaryMapper(IdentitySourceReconciler::source)
            .withOnAddFilter(team -> false)
            .withOnUpdateFilter((team, before) -> false)
            .build();
    return List.of(new InformerEventSource<>(teams, context));
  }

  private static Set<ResourceID> source(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? Set.of() : Set.of(new ResourceID(reference.name()));
  }
}
