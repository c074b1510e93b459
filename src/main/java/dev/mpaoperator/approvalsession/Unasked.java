package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.Cancellation;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.kubernetes.Conditions;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What is done about a session without asking AWS. */
final class Unasked {
  /** The reasons of teams that AWS is not asked about. */
  private static final Set<String> WORDS =
      Set.of("NamespaceNotAllowed", "IdentitySourceNotFound", "WrongAccount");

  private final Mirrors mirrors;
  private final SessionReporter reporter;
  private final ApprovalSessionReconciler.Settings settings;
  private final Clock clock;

  Unasked(
      Mirrors mirrors,
      SessionReporter reporter,
      ApprovalSessionReconciler.Settings settings,
      Clock clock) {
    this.mirrors = mirrors;
    this.reporter = reporter;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was a mirror once, of a team that is gone, is removed; what never was one is told so.
   *
   * @return when to look again
   */
  Duration refuse(
      ApprovalSession session, Belonging.Refusal refusal, Context<ApprovalSession> context) {
    if (Written.outcome(session).isPresent()) {
      mirrors.remove(session);
    } else {
      reporter.refused(session, refusal, context);
    }
    return settings.pace().quiet();
  }

  /** Whether the team's own status says that it may not be managed. */
  private static boolean saysWhy(ApprovalTeam team) {
    var status = team.getStatus();
    return WORDS.contains(Conditions.headline(status == null ? null : status.conditions()));
  }

  /**
   * A session of a team that may not be managed now: what was seen stays.
   *
   * @return when to look again
   */
  Duration hold(ApprovalSession session, ApprovalTeam team, Context<ApprovalSession> context) {
    if (!saysWhy(team)) {
      return settings.pace().working(); // it is about to be told, or only this process knows less
    }
    var wish = session.getSpec().wantsCancel() ? SessionMessages.NOT_MANAGED : null;
    var asked = session.getStatus() == null ? null : session.getStatus().cancelRequestedTime();
    reporter.write(
        session,
        new SessionReport(
            team, null, SessionMessages.NOT_MANAGED, wish, SessionStatusWriter.time(asked)),
        context);
    return settings.pace().waiting(); // what lets it in again wakes the team, and not this
  }

  /**
   * A pass over a session of which the end is written down: AWS is asked nothing any more.
   *
   * @return when to look again
   */
  Duration over(ApprovalSession session, ApprovalTeam team, Context<ApprovalSession> context) {
    var now = clock.instant();
    var known = Written.known(session, now).orElseThrow();
    if (!settings.retention().isKept(known, now)) {
      mirrors.remove(session);
      return settings.pace().quiet();
    }
    var outcome = Written.outcome(session).orElseThrow();
    var step =
        !session.getSpec().wantsCancel() || Canceller.isAnswered(session)
            ? Cancellation.Step.NONE
            : outcome == SessionReason.CANCELLED
                ? Cancellation.Step.DONE
                : Cancellation.Step.TOO_LATE;
    var asked = SessionStatusWriter.time(session.getStatus().cancelRequestedTime());
    var said = SessionMessages.of(step, outcome);
    reporter.write(
        session, new SessionReport(team, null, Written.said(session), said, asked), context);
    return untilRemoval(session, now);
  }

  /** The wait until it is removed, or until it is worth while to look again. */
  Duration untilRemoval(ApprovalSession session, Instant now) {
    var left =
        Written.known(session, now)
            .map(k -> Duration.between(now, settings.retention().removal(k)))
            .orElse(Duration.ZERO);
    var pace = settings.pace();
    return left.compareTo(pace.working()) < 0
        ? pace.working()
        : left.compareTo(pace.quiet()) < 0 ? left : pace.quiet();
  }
}
