package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.StatusWriter.Report;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Outcomes;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.Retry;
import dev.mpaoperator.approvalteam.plan.TeamPlanner;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The four verbs: observe the team, plan one action, perform it, report. Deletion is the same step
 * with another wish.
 */
@ControllerConfiguration(name = "approvalteam", finalizerName = "mpaoperator.dev/approvalteam")
public final class ApprovalTeamReconciler
    implements Reconciler<ApprovalTeam>, Cleaner<ApprovalTeam> {
  private final TeamObserver observer;
  private final TeamActions actions;
  private final ApprovalTeamGateway gateway;
  private final StatusWriter statuses;
  private final TeamReporter reporter;
  private final Settings settings;
  private final Clock clock;

  /**
   * What can be set.
   *
   * @param cluster id of this cluster, part of the ownership tags
   * @param pace when to look again
   * @param grace how long AWS may need to show a request
   */
  public record Settings(String cluster, Pace pace, Duration grace) {}

  /** A reconciler over a gateway. */
  public ApprovalTeamReconciler(
      ApprovalTeamGateway gateway, Settings settings, Events events, ActionLog log, Clock clock) {
    this.gateway = gateway;
    this.settings = settings;
    this.clock = clock;
    observer = new TeamObserver(gateway);
    actions = new TeamActions(gateway, settings.cluster());
    statuses = new StatusWriter(clock);
    reporter = new TeamReporter(statuses, events, log);
  }

  @Override
  public UpdateControl<ApprovalTeam> reconcile(ApprovalTeam team, Context<ApprovalTeam> context) {
    var next = step(team, context);
    return UpdateControl.<ApprovalTeam>noUpdate()
        .rescheduleAfter(next.orElse(settings.pace().quiet()));
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
    Intent intent = new Intent.Hold(Reason.OPERATOR_ERROR); // as long as it cannot be read
    try {
      var wish =
          SpecReader.read(team, context.getSecondaryResource(IdentitySource.class).orElse(null));
      intent = wish.intent();
      if (team.getStatus() == null || team.getStatus().conditions() == null) {
        // Before any call to AWS: tools take a resource without conditions for done.
        team = reporter.started(team, intent, context);
      }
      return pass(team, wish, context);
    } catch (CloudFailure e) {
      return Optional.of(next(reporter.failed(team, intent, e, context), null));
    } catch (StatusPatch.StaleResource
        | StatusPatch.ResourceReplaced
        | KubernetesClientException e) {
      throw e; // nothing can be written about it; it is tried again with growing waits
    } catch (RuntimeException e) {
      try {
        reporter.failed(team, intent, e, context);
      } catch (RuntimeException unsaid) {
        e.addSuppressed(unsaid);
      }
      throw e;
    }
  }

  private Optional<Duration> pass(
      ApprovalTeam team, SpecReader.Wish wish, Context<ApprovalTeam> context) {
    var now = clock.instant();
    var intent = wish.intent();
    var memory = Memories.of(team.getStatus(), now, settings.grace());
    var sight = observer.look(team, wish, actions.owner(team));
    var retry = Retries.isWanted(team);
    var decision =
        retry
            ? Retry.decide(intent, sight.observed(), memory)
            : TeamPlanner.decide(intent, sight.observed(), memory);
    if (actsOnTeam(decision.action()) && !isOurs(team, sight)) {
      sight = new Sight(new ObservedTeam.Foreign(), sight.snapshot(), false);
      decision = TeamPlanner.decide(intent, sight.observed(), memory);
    }
    if (decision.action() instanceof Action.Finish) {
      reporter.finished(team, intent, decision.reason());
      return Optional.empty();
    }
    var report = report(team, wish, sight, decision, memory, now);
    if (decision.action() instanceof Action.None) {
      var told = report.retried(retry && Retries.isMoot(decision.reason()));
      return Optional.of(next(reporter.report(team, told, context), sight.snapshot()));
    }
    return Optional.of(next(perform(team, report, decision, retry, context), sight.snapshot()));
  }

  /** Carries out the action between a marker, where the action asks people, and a report. */
  private ApprovalTeam perform(
      ApprovalTeam team,
      Report report,
      Decision decision,
      boolean retry,
      Context<ApprovalTeam> context) {
    var action = decision.action();
    var marker = actions.marker(action, team, clock.instant());
    var arn = action instanceof Action.Create ? null : report.arn();
    if (marker != null) {
      report = report.about(arn, marker);
    }
    // Also where nobody is asked: it proves that this copy of the resource is current.
    team = StatusPatch.mark(team, statuses.announcement(team, report), context);
    try {
      arn = actions.perform(action, team, arn, marker);
      var proposal =
          marker == null ? withdrawn(action, report.proposal()) : state(marker, State.OPEN);
      var after = report.about(arn, proposal).retried(retry && marker != null);
      reporter.done(team, action, after);
      return reporter.write(team, after, context);
    } catch (CloudFailure e) {
      reporter.failed(team, action, report, e);
      if (marker == null) {
        throw e;
      }
      var after =
          report.about(arn, state(marker, stateAfter(e))).retried(retry && e.effectUnknown());
      return e.kind() == CloudFailure.Kind.INVALID
          ? reporter.refused(team, after, e, context)
          : reporter.failed(team, after, e, context);
    }
  }

  /**
   * What a failure says of a request that was being sent. A conflict may be with the same request,
   * which arrived at an earlier try.
   */
  private static State stateAfter(CloudFailure e) {
    if (e.effectUnknown() || e.kind() == CloudFailure.Kind.CONFLICT) {
      return State.SUBMITTING;
    }
    return e.kind() == CloudFailure.Kind.INVALID ? State.FAILED : State.NOT_SENT;
  }

  private @Nullable Proposal withdrawn(Action action, @Nullable Proposal proposal) {
    var takesBack = action instanceof Action.CancelSession || action instanceof Action.DiscardDraft;
    return proposal != null && takesBack ? state(proposal, State.WITHDRAWN) : proposal;
  }

  private Proposal state(Proposal proposal, State state) {
    return Proposals.with(proposal, state, null, clock.instant());
  }

  private Report report(
      ApprovalTeam team,
      SpecReader.Wish wish,
      Sight sight,
      Decision decision,
      Memory memory,
      Instant now) {
    var status = team.getStatus();
    var before = status == null ? null : status.proposal();
    var asked = memory.asked();
    var proposal =
        before == null || asked == null
            ? before
            : Proposals.with(
                before, Outcomes.of(asked, wish.intent(), sight.observed()), sight.snapshot(), now);
    var arn =
        sight.snapshot() != null ? sight.snapshot().arn() : status == null ? null : status.arn();
    return reporter.describe(
        team, wish.intent(), decision.reason(), sight.snapshot(), arn, proposal);
  }

  private static boolean actsOnTeam(Action action) {
    return switch (action) {
      case Action.None _, Action.Create _, Action.Finish _ -> false;
      case Action.Update _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.RequestDeletion _ ->
          true;
    };
  }

  /**
   * The status is evidence, not proof: before anything is changed, the team's tags must say whose
   * it is.
   */
  private boolean isOurs(ApprovalTeam team, Sight sight) {
    return sight.proven()
        || (sight.snapshot() != null
            && gateway.isOwnedBy(sight.snapshot().arn(), actions.owner(team)));
  }

  private Duration next(ApprovalTeam reported, @Nullable TeamSnapshot snapshot) {
    var deadline = snapshot == null ? null : snapshot.deadline();
    return reporter.next(settings.pace(), reported, deadline, clock.instant());
  }

  @Override
  public List<EventSource<?, ApprovalTeam>> prepareEventSources(
      EventSourceContext<ApprovalTeam> context) {
    var sources =
        InformerEventSourceConfiguration.from(IdentitySource.class, ApprovalTeam.class)
            .withNamespaces(Set.of(Constants.WATCH_ALL_NAMESPACES)) // it is cluster-scoped
            .withPrimaryToSecondaryMapper(ApprovalTeamReconciler::source)
            .withSecondaryToPrimaryMapper(source ->
                context
                    .getPrimaryCache()
                    .list(team -> source(team).contains(ResourceID.fromResource(source)))
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()))
            .build();
    return List.of(new InformerEventSource<>(sources, context));
  }

  private static Set<ResourceID> source(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? Set.of() : Set.of(new ResourceID(reference.name()));
  }
}
