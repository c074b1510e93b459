package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.Looks;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.failure.CloudFailure;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** Looks at one session, and writes down what is to be seen. */
final class SessionPass {
  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final Listed listed;
  private final Mirrors mirrors;
  private final Unasked unasked;
  private final Canceller canceller;
  private final ApprovalSessionReconciler.Settings settings;
  private final IntSupplier open;
  private final Clock clock;

  /** What lists showed. */
  interface Listed {
    /** Whether the sessions of a team were listed by this process. */
    boolean knows(String teamArn);

    /** The row of a session in the last lists of its team. */
    Optional<SessionSnapshot> row(String teamArn, String sessionArn);
  }

  private record Sight(SessionSnapshot shown, Said synced) {}

  private record Place(String teamArn, String sessionArn) {}

  SessionPass(
      Predicate<ApprovalTeam> stillAllowed,
      ApprovalSessionGateway gateway,
      ProvenTeams proven,
      Listed listed,
      Mirrors mirrors,
      SessionReporter reporter,
      Unasked unasked,
      ApprovalSessionReconciler.Settings settings,
      IntSupplier open,
      Clock clock) {
    this.gateway = gateway;
    this.proven = proven;
    this.listed = listed;
    this.mirrors = mirrors;
    this.unasked = unasked;
    this.settings = settings;
    this.open = open;
    this.clock = clock;
    canceller = new Canceller(stillAllowed, gateway, proven, reporter, clock);
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
    var place = new Place(arn.get(), session.getSpec().sessionArn());
    var row = listed.row(place.teamArn, place.sessionArn);
    if (row.isEmpty() && !Belonging.maybeOf(place.teamArn, place.sessionArn)) {
      // Nothing is asked about it, however many of the kind somebody writes.
      return listed.knows(place.teamArn)
          ? isNone(session, "AWS lists no such session of the team", context)
          : settings.pace().waiting();
    }
    var sight = look(place, row);
    if (sight.isEmpty()) {
      return isGone(session, place);
    }
    var shown = sight.get().shown;
    if (shown.teamArn() != null && !shown.teamArn().equals(place.teamArn)) {
      return isNone(session, "AWS shows it as a session of another team", context);
    }
    if (shown.teamArn() == null && row.isEmpty()) {
      return isGone(session, place);
    }
    var asked = SessionStatusWriter.time(session.getStatus().cancelRequestedTime());
    var report = new SessionReport(team, shown, sight.get().synced, null, asked);
    return next(canceller.carryOut(session, team, shown, report, place.teamArn, context), shown);
  }

  /** AWS has no such session, if its list lacks it too. */
  private Duration isGone(ApprovalSession session, Place place) {
    if (listed.knows(place.teamArn)) {
      mirrors.remove(session);
    }
    return settings.pace().waiting();
  }

  private Duration isNone(
      ApprovalSession session, String because, Context<ApprovalSession> context) {
    return unasked.refuse(session, Belonging.notOwned(because), context);
  }

  /** Where a closer look shows nothing, or is not allowed, there is what the list shows. */
  private Optional<Sight> look(Place place, Optional<SessionSnapshot> row) {
    try {
      return gateway
          .get(place.sessionArn)
          .or(() -> row)
          .map(s -> new Sight(s, SessionMessages.MIRRORED));
    } catch (CloudFailure e) {
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

  private Duration next(ApprovalSession reported, SessionSnapshot shown) {
    var now = clock.instant();
    var pace = settings.pace();
    if (Written.isOver(reported, now)) {
      return unasked.untilRemoval(reported, now);
    }
    if (Written.synced(reported) == SessionReason.ACCESS_DENIED || Canceller.isDenied(reported)) {
      var share = Looks.share(pace, open.getAsInt());
      return share.compareTo(pace.blocked()) > 0 ? share : pace.blocked();
    }
    if (Canceller.isUnderWay(reported, now.minus(settings.grace()))) {
      return pace.working();
    }
    if (shown.hasEnded()) {
      return Looks.afterEnd(pace, shown.known(now).end(), now);
    }
    return shown.isOpen(now)
        ? Looks.next(pace, shown.expirationTime(), open.getAsInt(), now)
        : pace.quiet();
  }
}
