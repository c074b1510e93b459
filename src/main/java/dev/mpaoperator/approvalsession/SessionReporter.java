package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells people: writes the status when it changed, an event and a count when a session moved. */
final class SessionReporter {
  /** Of what ended longer ago nobody is told: it is history that is being written down. */
  private static final Duration NEWS = Duration.ofHours(1);

  private static final int REMEMBERED = 10_000;

  private final SessionStatusWriter statuses;
  private final Events events;
  private final ActionLog log;
  private final Consumer<SessionReason> counter;
  private final Clock clock;

  /** Of which sessions this process has told what; of the newest. */
  private final Map<String, SessionReason> told =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SessionReason> eldest) {
              return size() > REMEMBERED;
            }
          });

  SessionReporter(Events events, ActionLog log, Consumer<SessionReason> counter, Clock clock) {
    this.statuses = new SessionStatusWriter(clock);
    this.events = events;
    this.log = log;
    this.counter = counter;
    this.clock = clock;
  }

  /** The first thing that is said of a resource. */
  ApprovalSession started(
      ApprovalSession session, @Nullable ApprovalTeam team, Context<ApprovalSession> context) {
    return write(
        session, new SessionReport(team, null, SessionMessages.STARTING, null, null), context);
  }

  /** Writes the status. */
  ApprovalSession write(
      ApprovalSession session, SessionReport report, Context<ApprovalSession> context) {
    return StatusPatch.write(session, statuses.status(session, report), context);
  }

  /** Writes the status, and tells if the session moved. */
  ApprovalSession report(
      ApprovalSession session, SessionReport report, Context<ApprovalSession> context) {
    var before = Written.outcome(session).orElse(null);
    var after = write(session, report, context);
    var shown = report.shown();
    if (shown != null) {
      tell(after, before, shown);
    }
    return after;
  }

  private void tell(
      ApprovalSession session, @Nullable SessionReason before, SessionSnapshot shown) {
    var outcome = shown.outcome();
    // What was deleted by hand and made again is no news.
    var told = this.told.put(shown.arn(), outcome);
    if (outcome == before
        || outcome == told
        || (before == null && shown.hasEnded() && !isNews(shown))) {
      return;
    }
    if (before == null
        && told == null
        && outcome != SessionReason.OPEN
        && outcome != SessionReason.CREATING) {
      counter.accept(SessionReason.OPEN); // it came and went between two looks
    }
    counter.accept(outcome);
    events.record(session, isWarning(outcome), outcome.word(), "Vote", note(session, outcome));
  }

  private static String note(ApprovalSession session, SessionReason outcome) {
    var status = session.getStatus();
    return "%s asked of team %s: %s (%s approvals)"
        .formatted(
            status.actionName() == null ? "something" : status.actionName(),
            session.getSpec().approvalTeamRef().name(),
            SessionMessages.of(outcome),
            status.votes() == null ? "?" : status.votes());
  }

  private boolean isNews(SessionSnapshot ended) {
    return ended.known(clock.instant()).end().plus(NEWS).isAfter(clock.instant());
  }

  private static boolean isWarning(SessionReason outcome) {
    return switch (outcome) {
      case EXPIRED, FAILED, UNKNOWN_STATE -> true;
      default -> false;
    };
  }

  /** AWS was asked to cancel a session, or something came in between. */
  void acted(ApprovalSession session, String outcome) {
    log.acted(session, "CancelSession", SessionReason.CANCELLING.word(), null, outcome);
    if (outcome.equals("ok")) {
      events.record(
          session,
          false,
          SessionReason.CANCELLING.word(),
          "CancelSession",
          "AWS was asked to cancel the session, as `spec.cancel` wants");
    }
  }

  /** The resource is no mirror: nothing is done for it. */
  ApprovalSession refused(
      ApprovalSession session, Belonging.Refusal refusal, Context<ApprovalSession> context) {
    var said = new Said(refusal.reason(), refusal.message());
    var report =
        new SessionReport(null, null, said, session.getSpec().wantsCancel() ? said : null, null);
    return write(session, report, context);
  }

  /** A call failed. */
  ApprovalSession failed(
      ApprovalSession session, RuntimeException e, Context<ApprovalSession> context) {
    return write(
        session,
        new SessionReport(null, null, new Said(reason(e), CloudFailure.text(e)), null, null),
        context);
  }

  /** What a failure is called. */
  static SessionReason reason(RuntimeException e) {
    return e instanceof CloudFailure f
        ? switch (f.kind()) {
          case DENIED, WRONG_ACCOUNT -> SessionReason.ACCESS_DENIED;
          case QUOTA, CONFLICT, UNAVAILABLE, INVALID -> SessionReason.AWS_UNAVAILABLE;
        }
        : SessionReason.OPERATOR_ERROR;
  }
}
