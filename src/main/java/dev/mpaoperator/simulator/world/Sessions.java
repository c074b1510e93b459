package dev.mpaoperator.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All votes: opening, voting, ending. What an ending means for the team is {@link Changes}' matter.
 */
final class Sessions {
  /** Fixed (User Guide, mpa-concepts). */
  static final Duration LENGTH = Duration.ofHours(24);

  private final World world;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  Sessions(World world) {
    this.world = world;
  }

  /** Opens a vote of the current team with its current threshold (User Guide, update-team). */
  Session open(Team team, Session.Purpose purpose, SessionRequest request, Instant at) {
    String arn = Arn.session(team.arn, UUID.randomUUID().toString());
    Session session =
        new Session(
            arn,
            team.arn,
            team.name,
            purpose,
            request,
            team.version.threshold(),
            at,
            at.plus(LENGTH),
            team.version.approvers().stream()
                .map(a -> new Session.Vote(a, Session.Answer.NO_RESPONSE, null))
                .toList(),
            Session.Outcome.OPEN);
    sessions.put(arn, session);
    world.tags.inherit(team.arn, arn);
    return session;
  }

  /** Mails everybody and lets those vote who do so at once. */
  void ask(Session session, Instant at) {
    session.votes().forEach(vote -> world.post.voteRequest(session, vote.approver(), at));
    for (Session.Vote vote : session.votes()) {
      if (get(session.arn()).isOpen()) {
        world.orders.react(session, vote.approver().identityId(), at);
      }
    }
  }

  void vote(String arn, String identityId, Session.Answer answer, Instant at) {
    Session session = get(arn).voted(identityId, answer, at);
    sessions.put(arn, session);
    long approvals = session.count(Session.Answer.APPROVED);
    long open = session.count(Session.Answer.NO_RESPONSE);
    if (approvals >= session.threshold()) {
      end(session, Session.Status.APPROVED, null, null, at);
    } else if (approvals + open < session.threshold()) {
      // The threshold is out of reach (re:Inforce 2025, GRC304).
      end(session, Session.Status.FAILED, "REJECTED", "The request was rejected.", at);
    }
  }

  /** Silence counts as rejection (User Guide, mpa-concepts). */
  void expire(Session session) {
    end(session, Session.Status.FAILED, "EXPIRED", "The session expired.", session.expires());
  }

  /**
   * Every open session of a team that changes or goes is cancelled (User Guide, CloudTrail
   * samples).
   */
  void configurationChanged(Team team, Instant at) {
    of(team.arn).stream()
        .filter(Session::isOpen)
        .forEach(session ->
            end(
                session,
                Session.Status.CANCELLED,
                "CONFIGURATION_CHANGED",
                "The approval team changed.",
                at));
  }

  void end(
      Session session,
      Session.Status status,
      @Nullable String code,
      @Nullable String message,
      Instant at) {
    Session ended = session.ended(status, code, message, at);
    sessions.put(session.arn(), ended);
    world.changes.voteEnded(ended, at);
  }

  Session get(String arn) {
    Session session = sessions.get(arn);
    if (session == null) {
      throw ServiceException.notFound(arn);
    }
    return session;
  }

  List<Session> of(String teamArn) {
    return sessions.values().stream().filter(s -> s.teamArn().equals(teamArn)).toList();
  }

  List<Session> open() {
    return sessions.values().stream().filter(Session::isOpen).toList();
  }
}
