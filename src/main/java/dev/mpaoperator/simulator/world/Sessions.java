package dev.mpaoperator.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Session> open = new LinkedHashMap<>();
  private final Map<String, List<String>> byTeam = new HashMap<>();

  Sessions(World world) {
    this.world = world;
  }

  /** Opens a vote of the current team with its current threshold (User Guide, update-team). */
  Session open(Team team, Session.Purpose purpose, SessionRequest request, Instant at) {
    String id = request.id() == null ? UUID.randomUUID().toString() : request.id();
    String arn = Arn.session(team.arn, id);
    if (sessions.containsKey(arn)) {
      throw new IllegalArgumentException("there is a session " + arn);
    }
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
            Session.Outcome.OPEN,
            null);
    byTeam.computeIfAbsent(team.arn, _ -> new ArrayList<>()).add(arn);
    put(session);
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
    put(session);
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

  /** The open sessions of a team that changes are cancelled (User Guide, CloudTrail samples). */
  void configurationChanged(Team team, Instant at) {
    cancelAll(team, "CONFIGURATION_CHANGED", "The approval team changed.", at);
  }

  /** CloudTrail has a code of its own for it, which the API does not know. */
  void teamDeleted(Team team, Instant at) {
    String code = likeCloudTrail() ? "TEAM_DELETED" : "CONFIGURATION_CHANGED";
    cancelAll(team, code, "The approval team was deleted.", at);
  }

  private void cancelAll(Team team, String code, String message, Instant at) {
    of(team.arn).stream()
        .filter(Session::isOpen)
        .forEach(session -> end(session, Session.Status.CANCELLED, code, message, at));
  }

  /** CloudTrail has a code for this too. */
  void cancelledByUser(Session session, Instant at) {
    String code = likeCloudTrail() ? "CANCELLED_BY_USER" : null;
    end(session, Session.Status.CANCELLED, code, "Cancelled by the user.", at);
  }

  private boolean likeCloudTrail() {
    return world.modes.cancelCode() == Modes.CancelCode.CANCELLED_BY_USER;
  }

  void end(
      Session session,
      Session.Status status,
      @Nullable String code,
      @Nullable String message,
      Instant at) {
    Session ended = session.ended(status, code, message, at);
    put(ended);
    world.changes.voteEnded(ended, at);
  }

  Optional<Session> find(String arn) {
    return Optional.ofNullable(sessions.get(arn));
  }

  Session get(String arn) {
    return find(arn).orElseThrow(() -> ServiceException.notFound(arn));
  }

  void put(Session session) {
    sessions.put(session.arn(), session);
    if (session.isOpen()) {
      open.put(session.arn(), session);
    } else {
      open.remove(session.arn());
    }
  }

  /** Oldest first; also of a team that is gone. */
  List<Session> of(String teamArn) {
    return byTeam.getOrDefault(teamArn, List.of()).stream().map(this::get).toList();
  }

  List<Session> open() {
    return List.copyOf(open.values());
  }
}
