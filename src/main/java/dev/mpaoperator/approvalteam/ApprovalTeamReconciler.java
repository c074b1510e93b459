package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.Settling;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.Mode;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Outcomes;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.Retry;
import dev.mpaoperator.approvalteam.plan.TagPlan;
import dev.mpaoperator.approvalteam.plan.TeamPlanner;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Spread;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
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
  private final Settle settle;
  private final Tags tags;
  private final ApprovalTeamGateway gateway;
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
   */
  public record Settings(
      String cluster, Pace pace, Duration grace, Duration settle, Map<String, String> tags) {}

  /** A reconciler over a gateway. */
  public ApprovalTeamReconciler(
      ApprovalTeamGateway gateway,
      TeamAccounts accounts,
      Settings settings,
      Events events,
      ActionLog log,
      Clock clock,
      RandomGenerator random) {
    this.gateway = gateway;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    observer = new TeamObserver(gateway);
    settle = new Settle(settings.settle());
    tags = new Tags(settings.tags());
    actions = new TeamActions(gateway, settings.cluster(), tags);
    statuses = new StatusWriter(clock);
    reporter = new TeamReporter(statuses, events, log);
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
      wish = read(team, context);
      if (team.getStatus() == null || team.getStatus().conditions() == null) {
        // Before any call to AWS: tools take a resource without conditions for done.
        team = reporter.started(team, wish, context);
      }
      // Those who wait say nothing: it is not their trouble.
      var wait = accounts.remaining(team, wish.intent());
      return wait.isPresent() ? wait : pass(team, wish, context);
    } catch (CloudFailure e) {
      return Optional.of(next(reporter.failed(team, wish, e, context), null));
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

  private SpecReader.Wish read(ApprovalTeam team, Context<ApprovalTeam> context) {
    var now = clock.instant();
    return SpecReader.read(
        team,
        context.getSecondaryResource(IdentitySource.class).orElse(null),
        definition -> settle.isOver(team, definition.fingerprint(), now));
  }

  private Optional<Duration> pass(
      ApprovalTeam team, SpecReader.Wish wish, Context<ApprovalTeam> context) {
    var now = clock.instant();
    var memory = Memories.of(team.getStatus(), now, settings.grace());
    var self = actions.owner(team);
    var retry = Annotations.wantsRetry(team);
    var sight = observer.look(team, wish, memory, self);
    var decision = decide(wish, sight, memory, retry);
    if (wish.mode() == Mode.FULL && actsOnTeam(decision.action()) && !isOurs(sight, self)) {
      sight = observer.instead(sight, team, wish, self);
      decision = decide(wish, sight, memory, retry);
    }
    var tagged = tags(team, sight, decision, self);
    decision =
        wish.mode().restrain(wish.intent(), tagged == null ? decision : tagged.after(decision));
    if (decision.action() instanceof Action.Finish) {
      reporter.finished(team, wish.intent(), decision.reason());
      return Optional.empty();
    }
    var report = report(team, wish, sight, decision, memory, now);
    if (decision.action() instanceof Action.None) {
      var told = report.retried(retry && Annotations.isRetryMoot(decision.reason()));
      if (tagged != null && decision.deferred() instanceof Action.None) {
        told = told.bearing(tags.standing(team.getSpec()));
      }
      return Optional.of(next(reporter.report(team, told, context), sight.snapshot()));
    }
    return Optional.of(next(perform(team, report, decision, retry, context), sight.snapshot()));
  }

  private static Decision decide(SpecReader.Wish wish, Sight sight, Memory memory, boolean retry) {
    return retry
        ? Retry.decide(wish.intent(), sight.observed(), memory)
        : TeamPlanner.decide(wish.intent(), sight.observed(), memory);
  }

  /** What is to be done about tags, {@code null} if they need no look now. */
  private @Nullable TagPlan tags(
      ApprovalTeam team, Sight sight, Decision decision, Ownership self) {
    if (sight.snapshot() == null
        || team.isMarkedForDeletion()
        || !(decision.action() instanceof Action.None)
        || !tags.areDue(team, sight.observed(), decision.reason())) {
      return null;
    }
    var found = gateway.tags(sight.snapshot().arn());
    return found.owner() != null && found.owner().isSame(self)
        ? tags.plan(team, found.others())
        : null;
  }

  /** Carries out the action between a marker, where the action asks people, and a report. */
  private ApprovalTeam perform(
      ApprovalTeam team,
      Report report,
      Decision decision,
      boolean retry,
      Context<ApprovalTeam> context) {
    var action = decision.action();
    var marker = actions.marker(action, team, report.intent(), clock.instant());
    var arn = action instanceof Action.Create ? null : report.arn();
    if (marker != null) {
      report = report.about(arn, marker);
    }
    if (action instanceof Action.ChangeTags) {
      report = report.bearing(tags.changing(team));
    }
    // Also where nobody is asked: it proves that this copy of the resource is current.
    team = StatusPatch.mark(team, statuses.announcement(team, report), context);
    try {
      arn = actions.perform(action, team, arn, marker);
      var proposal =
          marker == null ? withdrawn(action, report.proposal()) : state(marker, State.OPEN);
      var after = report.about(arn, proposal).retried(retry && marker != null);
      if (action instanceof Action.Create || action instanceof Action.ChangeTags) {
        after = after.bearing(tags.standing(team.getSpec()));
      }
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
        before == null || asked == null || decision.reason() == Reason.CONFIRMING
            ? before // what AWS shows may be older than the request, and no answer to it
            : Proposals.with(
                before, Outcomes.of(asked, wish.intent(), sight.observed()), sight.snapshot(), now);
    if (sight.proven()
        && memory.isEmpty()
        && wish.intent() instanceof Intent.Keep(var definition, _)) {
      proposal = Proposals.found(definition, team.getMetadata().getGeneration(), now);
    }
    return reporter.describe(
        team, wish, decision, sight, arn(team, sight, memory), proposal, settling(team, decision));
  }

  private static @Nullable String arn(ApprovalTeam team, Sight sight, Memory memory) {
    var known = team.getStatus() == null ? null : team.getStatus().arn();
    return switch (sight.observed()) {
      // It turned out to be another's, and was this resource's never.
      case ObservedTeam.Foreign _ when memory.neverOwned() -> null;
      case ObservedTeam.NotAdoptable _ -> null;
      default -> sight.snapshot() == null ? known : sight.snapshot().arn();
    };
  }

  private @Nullable Settling settling(ApprovalTeam team, Decision decision) {
    return decision.reason() == Reason.SETTLING
            && decision.deferred() instanceof Action.Update(var definition)
        ? settle.settling(team, definition.fingerprint(), clock.instant())
        : null;
  }

  private static boolean actsOnTeam(Action action) {
    return switch (action) {
      case Action.None _, Action.Create _, Action.Finish _ -> false;
      case Action.Adopt _ -> false; // that is what makes it ours
      case Action.ChangeTags _ -> false; // looked at just now
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
  private boolean isOurs(Sight sight, Ownership self) {
    return sight.proven()
        || (sight.snapshot() != null && gateway.isOwnedBy(sight.snapshot().arn(), self));
  }

  private Duration next(ApprovalTeam reported, @Nullable TeamSnapshot snapshot) {
    var settled = Settle.end(reported.getStatus().settling());
    var now = clock.instant();
    if (settled != null) {
      return settled.isAfter(now) ? Duration.between(now, settled) : settings.pace().working();
    }
    var deadline = snapshot == null ? null : snapshot.deadline();
    return reporter.next(settings.pace(), reported, deadline, now, random.nextDouble());
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
    return List.of(
        new InformerEventSource<>(sources, context),
        new ListedTeams(accounts.watch(), context.getPrimaryCache(), accounts.atWork()));
  }

  private static Set<ResourceID> source(ApprovalTeam team) {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? Set.of() : Set.of(new ResourceID(reference.name()));
  }
}
