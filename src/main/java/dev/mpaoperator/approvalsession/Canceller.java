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
import org.jspecify.annotations.Nullable;

/** Reports on a session, and cancels it where a person wants that and AWS allows it. */
final class Canceller {
  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final SessionReporter reporter;
  private final ApprovalSessionReconciler.Settings settings;
  private final Clock clock;

  Canceller(
      ApprovalSessionGateway gateway,
      ProvenTeams proven,
      SessionReporter reporter,
      ApprovalSessionReconciler.Settings settings,
      Clock clock) {
    this.gateway = gateway;
    this.proven = proven;
    this.reporter = reporter;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether AWS was asked and has not shown the end. */
  static boolean isUnderWay(ApprovalSession session) {
    return says(session, SessionReason.CANCELLING);
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
                report.cancelRequested()),
            clock.instant(),
            settings.grace());
    var said = SessionMessages.of(step, shown.outcome(), shown.request().servicePrincipal());
    if (step != Step.SEND) {
      return reporter.report(session, report.cancelling(said, report.cancelRequested()), context);
    }
    var current = reporter.report(session, report, context);
    if (!proven.isOwnedNow(team, teamArn) || !gateway.isOpenChange(teamArn, shown.arn())) {
      var refused = SessionMessages.notCancellable(shown.request().servicePrincipal());
      return reporter.write(current, report.cancelling(refused, null), context);
    }
    return send(current, report, said, context);
  }

  private ApprovalSession send(
      ApprovalSession session,
      SessionReport report,
      @Nullable Said said,
      Context<ApprovalSession> context) {
    var marked = reporter.mark(session, report.cancelling(said, clock.instant()), context);
    try {
      gateway.cancel(session.getSpec().sessionArn());
      reporter.acted(marked, "ok");
      return marked;
    } catch (CloudFailure e) {
      reporter.acted(marked, e.kind().name());
      return switch (e.kind()) {
        case DENIED, QUOTA, INVALID ->
            reporter.write(
                marked,
                report.cancelling(
                    new Said(SessionReason.ACCESS_DENIED, CloudFailure.text(e)), null),
                context);
        case CONFLICT -> marked; // it ended meanwhile: the next look shows how
        case UNAVAILABLE -> throw e; // it may have arrived: the next look shows that too
      };
    }
  }

  /** Whoever only watches, or is paused, writes nothing. */
  private static boolean isHeldBack(ApprovalTeam team) {
    return PausedAnnotation.isSet(team)
        || ManagementPolicy.OBSERVE_ONLY.equals(team.getSpec().managementPolicy());
  }
}
