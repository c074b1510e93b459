package dev.mpaoperator.simulator.world;

import java.time.Duration;
import java.time.Instant;

/** What becomes of the update or deletion of an active team. */
final class Changes {
  private final World world;

  Changes(World world) {
    this.world = world;
  }

  /** A valid draft is put to the vote (User Guide, update-team). */
  void putToVote(Team team, Draft draft, Instant at) {
    SessionRequest request =
        SessionRequest.ofTeam(world.modes.teamActionNames().update(), team, draft.requester());
    Session session = world.sessions.open(team, Session.Purpose.UPDATE, request, at);
    team.draft = draft.at(new Draft.Stage.Voting(session.arn()));
    team.sessionArn = session.arn();
    world.sessions.ask(session, at);
  }

  /** A vote has ended; the ended session says how. */
  void voteEnded(Session session, Instant at) {
    Team team = world.teams.find(session.teamArn()).orElse(null);
    if (team == null || session.purpose() == Session.Purpose.OTHER_SERVICE) {
      return;
    }
    if (session.purpose() == Session.Purpose.UPDATE) {
      updateVoteEnded(team, session, at);
    } else {
      deletionVoteEnded(team, session, at);
    }
  }

  private void updateVoteEnded(Team team, Session session, Instant at) {
    Draft draft = team.draft;
    if (draft == null || !draft.stage().equals(new Draft.Stage.Voting(session.arn()))) {
      return; // the draft was replaced, and that cancelled its session
    }
    switch (session.outcome().status()) {
      case APPROVED -> updateApproved(team, draft, at);
      case FAILED ->
          failDraft(team, new Failure("UPDATE_FAILED_APPROVAL", "The update was not approved."));
      case CANCELLED -> {
        // The draft is deleted, the version stays (User Guide, cancel-session).
        team.draft = null;
        team.sessionArn = null;
      }
      case PENDING -> throw new IllegalStateException("still open: " + session.arn());
    }
  }

  /** New approvers have to accept before anything changes (User Guide, update-team). */
  private void updateApproved(Team team, Draft draft, Instant at) {
    if (draft.version().allAccepted()) {
      apply(team, draft.version(), at);
    } else {
      team.draft = draft.at(new Draft.Stage.Inviting(at.plus(Invitations.TIME_TO_ANSWER)));
      world.invitations.send(team, at);
    }
  }

  /** The draft is in force now, which ends the votes that the old team had begun. */
  void apply(Team team, Version version, Instant at) {
    team.version = version;
    team.draft = null;
    team.failure = null;
    team.sessionArn = null;
    team.updated = at;
    world.sessions.configurationChanged(team, at);
  }

  /** Sticks until the draft is deleted or a later update succeeds (User Guide, troubleshooting). */
  static void failDraft(Team team, Failure failure) {
    if (team.draft != null) {
      team.draft = team.draft.at(new Draft.Stage.Failed(failure));
    }
    team.failure = failure;
  }

  private void deletionVoteEnded(Team team, Session session, Instant at) {
    Team.Deletion deletion = team.deletion;
    if (deletion == null || !deletion.sessionArn().equals(session.arn())) {
      return;
    }
    team.deletion = null;
    switch (session.outcome().status()) {
      case APPROVED -> deletionApproved(team, deletion, at);
      case FAILED ->
          team.failure = new Failure("DELETE_FAILED_APPROVAL", "The deletion was not approved.");
      case CANCELLED -> team.sessionArn = null;
      case PENDING -> throw new IllegalStateException("still open: " + session.arn());
    }
  }

  /** Without a window at once, else DELETING until it ends. Inferred; the window is API. */
  private void deletionApproved(Team team, Team.Deletion deletion, Instant at) {
    Integer days = deletion.windowDays();
    if (days == null || days == 0) {
      world.teams.remove(team, at);
    } else {
      team.phase = new Phase.Deleting(at.plus(Duration.ofDays(days)));
      team.failure = null;
      world.sessions.configurationChanged(team, at);
    }
  }
}
