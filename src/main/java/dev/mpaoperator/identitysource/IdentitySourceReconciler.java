package dev.mpaoperator.identitysource;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.IdentitySourceGateway.Owner;
import dev.mpaoperator.identitysource.SourceReporter.Report;
import dev.mpaoperator.identitysource.plan.ObservedSource;
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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The four verbs: observe the account's identity source, plan one action, perform it, report. */
@ControllerConfiguration(name = "identitysource", finalizerName = "mpaoperator.dev/identitysource")
public final class IdentitySourceReconciler
    implements Reconciler<IdentitySource>, Cleaner<IdentitySource> {
  /**
   * Its look shows all there is, and no list tells of changes, so it need not be as rare as a
   * team's full check.
   */
  private static final Duration QUIET_AT_MOST = Duration.ofHours(1);

  private final IdentitySourceGateway gateway;
  private final Backoffs backoffs;
  private final SourceReporter reporter;
  private final ActionLog log;
  private final String cluster;
  private final Pace pace;
  private final Set<String> namespaces;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * A reconciler over a gateway.
   *
   * @param backoffs how long to leave an account alone
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param namespaces namespaces of teams, empty for all
   */
  public IdentitySourceReconciler(
      IdentitySourceGateway gateway,
      Backoffs backoffs,
      String cluster,
      Pace pace,
      List<String> namespaces,
      Events events,
      ActionLog log,
      Clock clock,
      RandomGenerator random) {
    this.gateway = gateway;
    this.backoffs = backoffs;
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
    var claim = Claims.of(source, context);
    var intent = claim.intent();
    var wait = needsAws(intent) ? backoffs.of(Account.OWN).remaining() : Optional.<Duration>empty();
    if (wait.isPresent()) {
      return wait;
    }
    var snapshot = needsAws(intent) ? look(source).orElse(null) : null;
    var ours = snapshot != null && isOurs(source, snapshot);
    var teamsInAws =
        intent instanceof SourceIntent.Remove(var teams)
                && teams.isEmpty()
                && snapshot != null
                && ours
            ? gateway.teamsOn(snapshot.arn())
            : List.<String>of();
    var decision = SourcePlanner.decide(intent, observed(snapshot, ours, !teamsInAws.isEmpty()));
    var others = teamsInAws.isEmpty() ? claim.others() : teamsInAws;
    var report = new Report(decision.reason(), snapshot, ours, others);
    return switch (decision.action()) {
      case NONE -> Optional.of(next(reporter.report(source, report, context)));
      case CREATE -> Optional.of(next(create(source, report, context)));
      case DELETE -> Optional.of(next(delete(source, report, context)));
      case FINISH -> {
        reporter.finished(source, report);
        yield Optional.empty();
      }
    };
  }

  /**
   * One that is known is read by its ARN; the status is evidence, not proof, of there being one.
   */
  private Optional<SourceSnapshot> look(IdentitySource source) {
    return Optional.ofNullable(source.getStatus().arn())
        .filter(arn -> arn.contains(":identity-source/"))
        .flatMap(gateway::get)
        .or(gateway::find);
  }

  /** Letting go asks nothing: it is the way out even when AWS cannot be asked. */
  private static boolean needsAws(SourceIntent intent) {
    return switch (intent) {
      case SourceIntent.Keep _, SourceIntent.Remove _ -> true;
      case SourceIntent.Yield _, SourceIntent.Release _ -> false;
    };
  }

  private static ObservedSource observed(
      @Nullable SourceSnapshot snapshot, boolean ours, boolean teamsInAws) {
    return snapshot == null
        ? new ObservedSource.Missing()
        : new ObservedSource.Present(snapshot.parameters(), snapshot.state(), ours, teamsInAws);
  }

  /** Tags prove it. What is not being deleted is asked once and remembered, to save calls. */
  private boolean isOurs(IdentitySource source, SourceSnapshot snapshot) {
    var status = source.getStatus();
    if (!source.isMarkedForDeletion()
        && status.origin() != null
        && snapshot.arn().equals(status.arn())) {
      return SourceReporter.CREATED.equals(status.origin());
    }
    return gateway.isOwnedBy(snapshot.arn(), owner(source));
  }

  /** A marker first: it proves that this copy of the resource is current, and fixes the token. */
  private IdentitySource create(
      IdentitySource source, Report report, Context<IdentitySource> context) {
    var wish = Claims.parameters(source);
    var marked = reporter.mark(source, report, context);
    var attempt = marked.getStatus().attempt();
    var arn =
        logged(
            marked,
            "CreateIdentitySource",
            report,
            () ->
                gateway.create(wish, owner(source), source.getMetadata().getUid() + "-" + attempt));
    return reporter.created(marked, report, arn, context);
  }

  private IdentitySource delete(
      IdentitySource source, Report report, Context<IdentitySource> context) {
    var snapshot = report.snapshot();
    var current = reporter.confirm(source, report, context);
    if (snapshot != null) {
      logged(
          current,
          "DeleteIdentitySource",
          report,
          () -> {
            gateway.delete(snapshot.arn());
            return snapshot.arn();
          });
    }
    return reporter.write(current, report, context);
  }

  private String logged(
      IdentitySource source,
      String operation,
      Report report,
      java.util.function.Supplier<String> call) {
    try {
      var arn = call.get();
      log.acted(source, operation, report.reason().word(), arn, "ok");
      reporter.done(source, operation, report);
      return arn;
    } catch (CloudFailure e) {
      log.acted(source, operation, report.reason().word(), null, e.kind().name());
      throw e;
    }
  }

  private Owner owner(IdentitySource source) {
    var metadata = source.getMetadata();
    return new Owner(cluster, metadata.getName(), metadata.getUid());
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
