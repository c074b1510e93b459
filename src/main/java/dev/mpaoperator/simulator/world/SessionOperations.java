package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.SessionAnswers;
import dev.mpaoperator.simulator.shape.TeamRequests.ListSessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operations on sessions. There is none to vote: people vote in the portal. */
public final class SessionOperations {
  private final World world;

  SessionOperations(World world) {
    this.world = world;
  }

  /** ListSessions, newest first (the order is inferred). */
  public List<SessionAnswers.SessionRow> list(Caller caller, ListSessions request) {
    Team team = world.teams.visible(caller, request.approvalTeamArn());
    return world.sessions.of(team.arn).reversed().stream()
        .map(session -> world.sessionPicture.of(session).row())
        .filter(SessionFilter.all(request.filters() == null ? List.of() : request.filters()))
        .toList();
  }

  /** GetSession. Sessions outlive their team (inferred). */
  public SessionAnswers.Session get(Caller caller, String arn) {
    return world.sessionPicture.of(visible(caller, arn));
  }

  /** CancelSession: only open votes on an update or a deletion (User Guide, cancel-session). */
  public void cancel(Caller caller, String arn, Instant now) {
    if (!Arn.account(arn).equals(caller.account())) {
      throw Teams.denied(arn);
    }
    Session session = world.sessions.get(arn);
    if (session.purpose() == Session.Purpose.OTHER_SERVICE) {
      // The attached policy gives this right to the service only (AWS Backup guide; inferred).
      throw Teams.denied(arn);
    }
    if (!session.isOpen()) {
      throw ServiceException.conflict("The session is not pending.");
    }
    world.sessions.cancelledByUser(session, now);
  }

  /** What a session was opened for (condition key mpa:RequestedOperation); nothing if unknown. */
  public Optional<String> requestedOperation(String arn) {
    return world.sessions.find(arn).flatMap(s -> Optional.ofNullable(s.request().actionName()));
  }

  private Session visible(Caller caller, String arn) {
    if (Arn.account(arn).equals(caller.account())) {
      return world.sessions.get(arn);
    }
    String teamArn = arn.substring(0, arn.lastIndexOf('/')).replace(":session/", ":approval-team/");
    if (!world.shares.isShared(teamArn, caller.account())) {
      throw Teams.denied(arn);
    }
    return world.sessions.get(arn);
  }
}
