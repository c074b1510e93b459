package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.PausedAnnotation;
import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.Cancellation;
import dev.mpaoperator.approvalsession.plan.Cancellation.Facts;
import dev.mpaoperator.approvalsession.plan.Cancellation.Step;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.Conditions;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/** Reports on a session, and cancels it where a person wants that and AWS allows it. */
final class Canceller {
  private final Predicate<ApprovalTeam> stillAllowed;
  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final SessionReporter reporter;
  private final Clock clock;

  Canceller(
      Predicate<ApprovalTeam> stillAllowed,
      ApprovalSessionGateway gateway,
      ProvenTeams proven,
      SessionReporter reporter,
      Clock clock) {
    this.stillAllowed = stillAllowed;
    this.gateway = gateway;
    this.proven = proven;
    this.reporter = reporter;
    this.clock = clock;
  }

  /** Whether AWS was asked just now and has not shown the end. */
  static boolean isUnderWay(ApprovalSession session, Instant since) {
    var asked = SessionStatusWriter.time(session.getStatus().cancelRequestedTime());
    return says(session, SessionReason.CANCELLING) && asked != null && asked.isAfter(since);
  }

  /** Whether AWS did not let it be cancelled. */
  static boolean isDenied(ApprovalSession session) {
    return says(session, SessionReason.ACCESS_DENIED);
  }

  /** Whether the wish was carried out, or came too late. */
  static boolean isAnswered(ApprovalSession session) {
    return says(session, SessionReason.CANCELLED) || says(session, SessionReason.ALREADY_ENDED);
  }

  private static boolean says(ApprovalSession session, SessionReason reason) {
    return Conditions.find(session.getStatus().conditions(), "Cancelled")
        .filter(c -> reason.word().equals(c.getReason()))
        .isPresent();
  }

  /**
   * Writes down what is to be seen, and carries out the wish to cancel.
   *
   * @return the resource as it stands now
   */
  ApprovalSession carryOut(
      ApprovalSession session,
      ApprovalTeam team,
      SessionSnapshot shown,
      SessionReport report,
      String teamArn,
      Context<ApprovalSession> context) {
    var step =
        Cancellation.next(
            new Facts(
                session.getSpec().wantsCancel(),
                shown.outcome(),
                SessionStatusWriter.isAboutTeam(session, team, shown),
                isHeldBack(team),
                report.cancelRequested()));
    var cancelled =
        step == Step.SEND
            ? send(session, team, shown, report, teamArn)
            : report.cancelling(
                SessionMessages.of(step, shown.outcome()), report.cancelRequested());
    return reporter.report(session, cancelled, context);
  }

  /** Nothing is written before: the wish cannot be taken back, and to cancel twice does no harm. */
  private SessionReport send(
      ApprovalSession session,
      ApprovalTeam team,
      SessionSnapshot shown,
      SessionReport report,
      String teamArn) {
    if (!proven.isOwnedNow(team, teamArn) || !gateway.isOpenChange(teamArn, shown.arn())) {
      return report.cancelling(SessionMessages.of(Step.REFUSE, shown.outcome()), null);
    }
    if (!stillAllowed.test(team)) {
      return report.cancelling(SessionMessages.NOT_MANAGED, null);
    }
    var taken = report.cancelling(SessionMessages.of(Step.AWAIT, shown.outcome()), clock.instant());
    try {
      gateway.cancel(shown.arn());
      reporter.acted(session, "ok");
      return taken;
    } catch (CloudFailure e) {
      reporter.acted(session, e.kind().name());
      return switch (e.kind()) {
        case DENIED, WRONG_ACCOUNT, QUOTA, INVALID ->
            report.cancelling(new Said(SessionReason.ACCESS_DENIED, CloudFailure.text(e)), null);
        case CONFLICT -> taken; // it ended meanwhile: a look shows how
        case UNAVAILABLE -> throw e; // it may have arrived: a look shows that too
      };
    }
  }

  /** Whoever only watches, or is paused, writes nothing. */
  private static boolean isHeldBack(ApprovalTeam team) {
    return PausedAnnotation.isSet(team)
        || ManagementPolicy.OBSERVE_ONLY.equals(team.getSpec().managementPolicy());
  }
}
