package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.Cancellation;
import dev.mpaoperator.approvalsession.plan.Looks;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.failure.CloudFailure;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Looks at one session, and writes down what is to be seen. */
final class SessionPass {
  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final Listed listed;
  private final Mirrors mirrors;
  private final SessionReporter reporter;
  private final Canceller canceller;
  private final ApprovalSessionReconciler.Settings settings;
  private final IntSupplier open;
  private final Clock clock;

  /** The row of a session in the last list of its team. */
  @FunctionalInterface
  interface Listed {
    Optional<SessionSnapshot> row(String teamArn, String sessionArn);
  }

  private record Sight(SessionSnapshot shown, Said synced) {}

  SessionPass(
      ApprovalSessionGateway gateway,
      ProvenTeams proven,
      Listed listed,
      Mirrors mirrors,
      SessionReporter reporter,
      ApprovalSessionReconciler.Settings settings,
      IntSupplier open,
      Clock clock) {
    this.gateway = gateway;
    this.proven = proven;
    this.listed = listed;
    this.mirrors = mirrors;
    this.reporter = reporter;
    this.settings = settings;
    this.open = open;
    this.clock = clock;
    canceller = new Canceller(gateway, proven, reporter, settings, clock);
  }

  /**
   * One pass over what belongs to its team, as far as Kubernetes can tell.
   *
   * @return when to look again
   */
  Duration run(ApprovalSession session, ApprovalTeam team, Context<ApprovalSession> context) {
    var arn = Belonging.arn(team);
    if (arn.isEmpty()) {
      return isNone(session, "the ApprovalTeam has no team in AWS", context);
    }
    if (!proven.isOwned(team)) {
      return isNone(
          session, "the team's tags in AWS do not say that it is the ApprovalTeam's", context);
    }
    var teamArn = arn.get();
    var sight = look(session.getSpec().sessionArn(), teamArn);
    if (sight.isEmpty()) {
      mirrors.remove(session); // AWS has no such session any more
      return settings.pace().quiet();
    }
    var shown = sight.get().shown;
    if (!isOf(teamArn, shown)) {
      return isNone(session, "AWS shows it as a session of another team", context);
    }
    var asked = SessionStatusWriter.time(session.getStatus().cancelRequestedTime());
    var report = new SessionReport(team, shown, sight.get().synced, null, asked);
    var reported = canceller.carryOut(session, team, shown, report, teamArn, context);
    return next(reported, shown);
  }

  /** What was a mirror once, of a team that is gone, is removed; what never was one is told so. */
  private Duration isNone(
      ApprovalSession session, String because, Context<ApprovalSession> context) {
    if (Written.outcome(session).isPresent()) {
      mirrors.remove(session);
    } else {
      reporter.refused(session, Belonging.notOwned(because), context);
    }
    return settings.pace().waiting();
  }

  /** Whoever may not look closer at sessions sees what their list shows. */
  private Optional<Sight> look(String sessionArn, String teamArn) {
    try {
      return gateway.get(sessionArn).map(s -> new Sight(s, SessionMessages.MIRRORED));
    } catch (CloudFailure e) {
      var row = listed.row(teamArn, sessionArn);
      if (e.kind() == CloudFailure.Kind.DENIED && row.isPresent()) {
        var said =
            new Said(
                SessionReason.ACCESS_DENIED,
                CloudFailure.text(e) + ". Until then votes are not shown");
        return row.map(r -> new Sight(r, said));
      }
      throw e;
    }
  }

  private boolean isOf(String teamArn, SessionSnapshot shown) {
    return shown.teamArn() == null
        ? listed.row(teamArn, shown.arn()).isPresent()
        : shown.teamArn().equals(teamArn);
  }

  /**
   * A pass over a session of which the end is written down: AWS is asked nothing any more.
   *
   * @return when to look again
   */
  Duration over(ApprovalSession session, Context<ApprovalSession> context) {
    var now = clock.instant();
    var known = Written.known(session, now).orElseThrow();
    if (!settings.retention().isKept(known, now)) {
      mirrors.remove(session);
      return settings.pace().quiet();
    }
    if (session.getSpec().wantsCancel() && !Canceller.isAnswered(session)) {
      var outcome = Written.outcome(session).orElseThrow();
      var step =
          outcome == SessionReason.CANCELLED ? Cancellation.Step.DONE : Cancellation.Step.TOO_LATE;
      reporter.write(
          session,
          new SessionReport(
              null,
              null,
              SessionMessages.MIRRORED,
              SessionMessages.of(step, outcome, null),
              SessionStatusWriter.time(session.getStatus().cancelRequestedTime())),
          context);
    }
    return untilRemoval(session, now);
  }

  private Duration untilRemoval(ApprovalSession session, Instant now) {
    var left =
        Written.known(session, now)
            .map(k -> Duration.between(now, settings.retention().removal(k)))
            .orElse(Duration.ZERO);
    var pace = settings.pace();
    return left.compareTo(pace.working()) < 0
        ? pace.working()
        : left.compareTo(pace.quiet()) < 0 ? left : pace.quiet();
  }

  private Duration next(ApprovalSession reported, SessionSnapshot shown) {
    var now = clock.instant();
    var pace = settings.pace();
    if (Written.isOver(reported, now)) {
      return untilRemoval(reported, now);
    }
    if (Written.synced(reported) == SessionReason.ACCESS_DENIED) {
      return pace.blocked();
    }
    if (Canceller.isUnderWay(reported)) {
      return pace.working();
    }
    return shown.isOpen(now)
        ? Looks.next(pace, shown.expirationTime(), open.getAsInt(), now)
        : shown.hasEnded() ? pace.waiting() : pace.quiet();
  }
}
