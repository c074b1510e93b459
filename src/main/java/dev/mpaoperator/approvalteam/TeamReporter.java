package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.Settling;
import dev.mpaoperator.approvalteam.SpecReader.Wish;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.PlannedChanges;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Progress;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells people: writes the status when it changed, an event when the reason did, a log line for
 * each action.
 */
final class TeamReporter {
  private final StatusWriter statuses;
  private final Events events;
  private final ActionLog log;

  TeamReporter(StatusWriter statuses, Events events, ActionLog log) {
    this.statuses = statuses;
    this.events = events;
    this.log = log;
  }

  /** Puts a decision into words. */
  Report describe(
      ApprovalTeam team,
      Wish wish,
      Decision decision,
      Sight sight,
      @Nullable String arn,
      @Nullable Proposal proposal,
      @Nullable Settling settling) {
    var reason = decision.reason();
    var planned = PlannedChanges.of(decision.deferred(), wish.intent(), sight.observed());
    var messages = new Messages(team, wish.intent(), sight, planned, settling);
    var message =
        obstacle(team, wish, reason)
            .or(() -> standing(team, reason))
            .orElseGet(() -> messages.of(reason));
    return new Report(wish, reason, message, sight.snapshot(), arn, proposal)
        .after(new Report.Look(sight.observed(), planned, settling));
  }

  /** Why a wish is not carried out, where that has words of its own. */
  static Optional<String> obstacle(ApprovalTeam team, Wish wish, Reason reason) {
    var text =
        wish.approvers().obstacle().filter(reason::equals).isPresent()
            ? wish.approvers().text()
            : wish.intent() instanceof Intent.Hold ? wish.obstacle() : null;
    return Optional.ofNullable(text).map(t -> Messages.withWayOut(team, t));
  }

  /** Why AWS did not accept a request, which it says once: as long as nothing else is wished. */
  private static Optional<String> standing(ApprovalTeam team, Reason reason) {
    var conditions = team.getStatus() == null ? null : team.getStatus().conditions();
    return Conditions.find(conditions, "Stalled")
        .filter(c -> reason == Reason.INVALID_REQUEST && reason.word().equals(c.getReason()))
        .filter(c -> Objects.equals(c.getObservedGeneration(), team.getMetadata().getGeneration()))
        .map(Condition::getMessage);
  }

  /** The first thing that is said of a resource. */
  ApprovalTeam started(ApprovalTeam team, Wish wish, Context<ApprovalTeam> context) {
    var message = new Messages(team, wish.intent(), null).of(Reason.STARTING);
    return report(team, unseen(team, wish, Reason.STARTING, message), context);
  }

  /** A wish that is held, and AWS is asked nothing. */
  ApprovalTeam held(ApprovalTeam team, Wish wish, Reason reason, Context<ApprovalTeam> context) {
    var message =
        obstacle(team, wish, reason)
            .orElseGet(() -> new Messages(team, wish.intent(), null).of(reason));
    return report(team, unseen(team, wish, reason, message), context);
  }

  /** A report without a look at AWS. */
  private static Report unseen(ApprovalTeam team, Wish wish, Reason reason, String message) {
    var status = team.getStatus();
    return new Report(
        wish,
        reason,
        message,
        null,
        status == null ? null : status.arn(),
        status == null ? null : status.proposal());
  }

  /** Writes the status, and an event if the reason is new. */
  ApprovalTeam report(ApprovalTeam team, Report report, Context<ApprovalTeam> context) {
    return report(team, report, note(report), context);
  }

  private ApprovalTeam report(
      ApprovalTeam team, Report report, String note, Context<ApprovalTeam> context) {
    var before = reason(team);
    var after = write(team, report, context);
    tellOfApprovers(team, after, report.reason());
    if (before != report.reason() && report.reason() != Reason.STARTING) {
      var warning = report.reason().progress().isWarning();
      events.record(after, warning, report.reason().word(), "Reconcile", note);
    }
    return after;
  }

  /** What is wrong with an approver need not be why the team is as it is. */
  private void tellOfApprovers(ApprovalTeam before, ApprovalTeam after, Reason headline) {
    var was = Pins.trouble(before);
    Pins.trouble(after)
        .filter(c -> !c.getReason().equals(headline.word()))
        .filter(c -> was.filter(w -> w.getReason().equals(c.getReason())).isEmpty())
        .ifPresent(c -> events.record(after, true, c.getReason(), "Reconcile", c.getMessage()));
  }

  /** Events travel further than statuses: what AWS says of a wrong request may quote the spec. */
  private static String note(Report report) {
    return switch (report.reason()) {
      case INVALID_REQUEST,
          FAILED_VALIDATION,
          UPDATE_FAILED_VALIDATION,
          DELETION_FAILED_VALIDATION ->
          "AWS did not accept the request: the status of this resource says why";
      case POLICY_NOT_USABLE ->
          "no team can be created with the policies of the spec: the status of this resource says why";
      default -> report.message();
    };
  }

  /** Writes the status only: what there is to tell was told when it was done. */
  ApprovalTeam write(ApprovalTeam team, Report report, Context<ApprovalTeam> context) {
    return StatusPatch.write(team, statuses.status(team, report), context);
  }

  /** A call to AWS failed before anything was asked. */
  ApprovalTeam failed(
      ApprovalTeam team, Wish wish, RuntimeException e, Context<ApprovalTeam> context) {
    return failed(team, unseen(team, wish, Reason.OPERATOR_ERROR, ""), e, context);
  }

  /** A call to AWS failed. */
  ApprovalTeam failed(
      ApprovalTeam team, Report report, RuntimeException e, Context<ApprovalTeam> context) {
    var text = Messages.withWayOut(team, CloudFailure.text(e));
    var note = Messages.withWayOut(team, CloudFailure.note(e));
    return report(team, report.because(reason(e), text), note, context);
  }

  /** Its account is in trouble: nothing is asked now. */
  ApprovalTeam waiting(ApprovalTeam team, Wish wish, Context<ApprovalTeam> context) {
    var text =
        Messages.withWayOut(
            team,
            "AWS throttles, fails or cannot be reached: its account is left alone for a while, and asked again without end");
    return report(team, unseen(team, wish, Reason.AWS_UNAVAILABLE, text), context);
  }

  /** AWS did not accept the request. */
  ApprovalTeam refused(
      ApprovalTeam team, Report report, CloudFailure e, Context<ApprovalTeam> context) {
    var reason = Reason.INVALID_REQUEST;
    return report(team, report.because(reason, CloudFailure.text(e)), context);
  }

  /** Nothing is left to do for the resource. */
  void finished(ApprovalTeam team, Intent intent, Reason reason) {
    events.record(
        team, false, reason.word(), "Delete", new Messages(team, intent, null).of(reason));
  }

  /** An action was done. */
  void done(ApprovalTeam team, Action action, Report report) {
    var operation = TeamActions.operation(action);
    if (operation != null) {
      log.acted(team, operation, report.reason().word(), report.arn(), "ok");
      events.record(team, false, report.reason().word(), operation, report.message());
    }
  }

  /** Tags were changed. */
  void tagged(ApprovalTeam team, Report report) {
    var reason = Reason.CHANGING_TAGS.word();
    log.acted(team, "TagResource", reason, report.arn(), "ok");
    events.record(team, false, reason, "TagResource", "the tags are as the spec says");
  }

  /** Tags could not be changed; what people decide is told all the same. */
  ApprovalTeam untagged(
      ApprovalTeam team, Report report, CloudFailure e, Context<ApprovalTeam> context) {
    var unchanged = report.message() + ". The tags could not be changed: ";
    return report.reason().progress() == Progress.DONE
        ? failed(team, report, e, context)
        : report(
            team,
            report.because(report.reason(), unchanged + CloudFailure.text(e)),
            unchanged + CloudFailure.note(e),
            context);
  }

  /** Something is held back beside whatever people are deciding. */
  Report heldBack(ApprovalTeam team, Report report, Decision held, Sight sight) {
    var planned = new ArrayList<String>();
    if (report.look() != null) {
      planned.addAll(report.look().plannedChanges());
    }
    planned.addAll(PlannedChanges.of(held.deferred(), report.intent(), sight.observed()));
    var look =
        new Report.Look(
            sight.observed(), planned, report.look() == null ? null : report.look().settling());
    var messages = new Messages(team, report.intent(), sight, planned, look.settling());
    return report.reason().progress() == Progress.DONE
        ? report.because(held.reason(), messages.of(held.reason())).after(look)
        : report.after(look);
  }

  /** An action failed. */
  void failed(ApprovalTeam team, Action action, Report report, CloudFailure e) {
    var operation = TeamActions.operation(action);
    if (operation != null) {
      log.acted(team, operation, report.reason().word(), report.arn(), e.kind().name());
    }
  }

  /** When to look again at a resource that was just reported. */
  Duration next(
      Pace pace, ApprovalTeam team, @Nullable Instant deadline, Instant now, double chance) {
    var reason = reason(team);
    var failingSince = Conditions.failingSince(team.getStatus().conditions());
    return pace.next(
        reason == null ? Progress.WORKING : reason.progress(), deadline, failingSince, now, chance);
  }

  private static Reason reason(RuntimeException e) {
    return e instanceof CloudFailure f
        ? switch (f.kind()) {
          case WRONG_ACCOUNT -> Reason.WRONG_ACCOUNT;
          case DENIED -> Reason.ACCESS_DENIED;
          case QUOTA -> Reason.QUOTA_EXCEEDED;
          case CONFLICT -> Reason.CONFLICT;
          case UNAVAILABLE -> Reason.AWS_UNAVAILABLE;
          case INVALID -> Reason.INVALID_REQUEST;
        }
        : Reason.OPERATOR_ERROR;
  }

  /** The reason that the status gives now. */
  static @Nullable Reason reason(ApprovalTeam team) {
    var word = Conditions.headline(team.getStatus() == null ? null : team.getStatus().conditions());
    return Arrays.stream(Reason.values())
        .filter(r -> r.word().equals(word))
        .findFirst()
        .orElse(null);
  }
}
