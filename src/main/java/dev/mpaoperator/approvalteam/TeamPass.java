package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.Settling;
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
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The four verbs: observe the team, plan one action, perform it, report. */
final class TeamPass {
  private final Deliberation deliberation;
  private final TeamActions actions;
  private final Settle settle;
  private final Tags tags;
  private final TagStep tagStep;
  private final StatusWriter statuses;
  private final TeamReporter reporter;
  private final Predicate<ApprovalTeam> stillAllowed;
  private final ApprovalTeamReconciler.Settings settings;
  private final Clock clock;
  private final RandomGenerator random;

  TeamPass(
      ApprovalTeamGateway gateway,
      ApprovalTeamReconciler.Settings settings,
      PolicyStep policyStep,
      StatusWriter statuses,
      TeamReporter reporter,
      Predicate<ApprovalTeam> stillAllowed,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.statuses = statuses;
    this.reporter = reporter;
    this.stillAllowed = stillAllowed;
    this.clock = clock;
    this.random = random;
    settle = new Settle(settings.settle());
    tags = new Tags(settings.tags());
    actions = new TeamActions(gateway, settings.cluster(), tags);
    tagStep = new TagStep(tags, actions, statuses, reporter);
    deliberation = new Deliberation(gateway, actions, policyStep, tags);
  }

  /** One pass. Empty when there is nothing left to do for the resource, ever. */
  Optional<Duration> run(ApprovalTeam team, SpecReader.Wish wish, Context<ApprovalTeam> context) {
    var now = clock.instant();
    var memory =
        Memories.of(team.getStatus(), team.getMetadata().getGeneration(), now, settings.grace());
    var considered = deliberation.of(team, wish, memory, wish.mode() == Mode.FULL);
    memory = considered.memory();
    var sight = considered.sight();
    var retry = considered.retry();
    var lost = considered.lost();
    var policies = considered.policies();
    var tagPlan = considered.tags();
    var decision = wish.mode().restrain(wish.intent(), considered.decision());
    if (decision.action() instanceof Action.Finish) {
      reporter.finished(team, wish.intent(), decision.reason());
      return Optional.empty();
    }
    var changes = !(decision.action() instanceof Action.None) || tagPlan != null;
    if (changes && !stillAllowed.test(team)) {
      return Optional.of(settings.pace().working()); // that ended while AWS was being asked
    }
    var report = report(team, wish, sight, decision, memory, now).seeing(policies.look());
    if (lost != null && report.proposal() != null) {
      report = report.about(report.arn(), Proposals.votedOn(lost.sessionArn(), report.proposal()));
    }
    report = report.retried(!retry); // it is fulfilled already, perhaps by a request that is lost
    if (!(decision.action() instanceof Action.None)) {
      return Optional.of(next(perform(team, report, decision, retry, context), sight.snapshot()));
    }
    if (Annotations.isRetryMoot(decision.reason()) && wish.approvers().areCertain()) {
      report = report.retried(true); // there is nothing to try again
    }
    var reported =
        tagPlan == null
            ? reporter.report(team, report, context)
            : tagStep.carryOut(team, report, sight, tagPlan, context);
    return Optional.of(policies.next(next(reported, sight.snapshot()), settings.pace()));
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
    var token = Annotations.retryToken(team);
    if (marker != null) {
      marker = Proposals.following(report.proposal(), report.snapshot(), marker);
      marker = retry && token != null ? Proposals.becauseOf(token, marker) : marker;
      report = report.about(arn, marker);
    }
    // Also where nobody is asked: it proves that this copy of the resource is current.
    team = StatusPatch.mark(team, statuses.announcement(team, report), context);
    try {
      arn = actions.perform(action, team, arn, marker);
      var proposal =
          marker == null ? withdrawn(action, report.proposal()) : state(marker, State.OPEN);
      var after = report.about(arn, proposal).retried(!retry || marker != null);
      if (action instanceof Action.Create) {
        after = after.bearing(tags.standing(team.getSpec()));
      }
      reporter.done(team, action, after);
      return reporter.write(team, after, context);
    } catch (CloudFailure e) {
      reporter.failed(team, action, report, e);
      if (marker == null) {
        return reporter.failed(team, report, e, context);
      }
      var after =
          report
              .about(arn, state(marker, stateAfter(e)))
              .retried(!retry || e.kind() == CloudFailure.Kind.INVALID);
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
    } else if (proposal != null
        && sight.proven()
        && memory.neverOwned()
        && !(sight.observed() instanceof ObservedTeam.Claimed)) {
      proposal = state(proposal, State.APPROVED); // the tags say so
    }
    return reporter.describe(
        team,
        wish,
        decision,
        sight,
        arn(team, sight, memory),
        proposal,
        settling(team, wish, decision));
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

  /** It is kept while an older request is withdrawn, or it would begin anew after that. */
  private @Nullable Settling settling(ApprovalTeam team, SpecReader.Wish wish, Decision decision) {
    return wish.intent() instanceof Intent.Keep(var definition, _)
            && (decision.reason() == Reason.SETTLING || decision.reason() == Reason.WITHDRAWING)
        ? settle.settling(team, definition.fingerprint(), clock.instant())
        : null;
  }

  /** Somebody else has to act, and nothing tells when. */
  private static boolean isUpToOthers(Reason reason) {
    return switch (reason) {
      case POLICY_NOT_USABLE,
          NAME_TAKEN,
          NOT_OWNED,
          ADOPTION_IMPOSSIBLE,
          APPROVER_NOT_FOUND,
          APPROVER_AMBIGUOUS,
          APPROVER_DISABLED,
          APPROVER_TWICE ->
          true;
      default -> false;
    };
  }

  /** When to look again at a resource that was just reported. */
  Duration next(ApprovalTeam reported, @Nullable TeamSnapshot snapshot) {
    var now = clock.instant();
    var settled = Settle.end(reported.getStatus().settling());
    var reason = TeamReporter.reason(reported);
    if (reason == Reason.SETTLING && settled != null && settled.isAfter(now)) {
      return Duration.between(now, settled);
    }
    if (reason != null && isUpToOthers(reason)) {
      return settings.pace().blocked();
    }
    var deadline = snapshot == null ? null : snapshot.deadline();
    return reporter.next(settings.pace(), reported, deadline, now, random.nextDouble());
  }
}
