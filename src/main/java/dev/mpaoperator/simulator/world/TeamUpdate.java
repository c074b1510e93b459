package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.shape.TeamRequests;
import java.time.Instant;
import java.util.List;

/** How a team changes: an active one by draft and vote, an inactive one by trying again. */
final class TeamUpdate {
  private final World world;

  TeamUpdate(World world) {
    this.world = world;
  }

  TeamAnswers.Updated update(Caller caller, TeamRequests.Update request, Instant now) {
    Team team = world.teams.owned(caller, request.arn());
    return switch (team.phase) {
      case Phase.Active _ -> propose(caller, team, request, now);
      case Phase.Inactive _ -> tryAgain(team, request, now);
      // Nothing is documented for a team that is not finished or being deleted. Inferred.
      case Phase.Validating _, Phase.Inviting _, Phase.Deleting _ ->
          throw ServiceException.conflict("The approval team is neither active nor inactive.");
    };
  }

  /**
   * A new version is checked and everybody invited again; no team votes, for there is none. That it
   * is the remedy: User Guide, team-health; the rest is inferred.
   */
  private TeamAnswers.Updated tryAgain(Team team, TeamRequests.Update request, Instant now) {
    if (world.modes.inactiveUpdate() == Modes.InactiveUpdate.CONFLICT) {
      throw ServiceException.conflict("The approval team is inactive.");
    }
    Version changed = changed(team.version, request, now);
    List<Approver> invitedAgain =
        changed.approvers().stream()
            .map(a -> Approver.invited(a.identityId(), a.sourceArn()))
            .toList();
    world.rules.checkSynchronously(changed);
    team.version = changed.withApprovers(invitedAgain);
    team.phase = new Phase.Validating(now.plus(world.pace.validation()));
    team.failure = null;
    team.updated = now;
    return new TeamAnswers.Updated(team.version.id());
  }

  /** Every change of an active team is a proposal (User Guide, update-team). */
  private TeamAnswers.Updated propose(
      Caller caller, Team team, TeamRequests.Update request, Instant now) {
    Version changed = changed(team.version, request, now);
    world.rules.checkSynchronously(changed);
    makeRoom(team, now);
    team.draft =
        new Draft(
            changed, caller, now, new Draft.Stage.Validating(now.plus(world.pace.validation())));
    team.sessionArn = null;
    if (team.failure != null && team.failure.ofUpdate()) {
      team.failure = null;
    }
    return new TeamAnswers.Updated(changed.id());
  }

  /** A failed draft gives way (User Guide, troubleshooting); what is open may not. */
  private void makeRoom(Team team, Instant now) {
    if (team.hasOpenDraft()) {
      if (world.modes.secondUpdate() == Modes.SecondUpdate.CONFLICT) {
        throw ServiceException.conflict("An update of the approval team is pending.");
      }
      team.draft = null;
      cancelOwnVotes(team, now);
    }
    if (team.deletion != null) {
      if (world.modes.updateDuringDeletion() == Modes.UpdateDuringDeletion.CONFLICT) {
        throw ServiceException.conflict("A deletion of the approval team is pending.");
      }
      cancelOwnVotes(team, now);
    }
  }

  private void cancelOwnVotes(Team team, Instant now) {
    world.sessions.of(team.arn).stream()
        .filter(Session::isOpen)
        .filter(session -> session.purpose() != Session.Purpose.OTHER_SERVICE)
        .forEach(session ->
            world.sessions.end(
                session,
                Session.Status.CANCELLED,
                "CONFIGURATION_CHANGED",
                "Another change was requested.",
                now));
  }

  /** What is absent stays; a list of approvers replaces the old one (inferred from the shapes). */
  private Version changed(Version old, TeamRequests.Update request, Instant now) {
    List<Approver> approvers =
        request.approvers() == null
            ? old.approvers()
            : TeamCreation.invited(request.approvers()).stream()
                // Who is in the team already is not invited again (User Guide, update-team).
                .map(invited -> old.approver(invited.identityId()).orElse(invited))
                .toList();
    return new Version(
        world.nextVersionId(now),
        request.description() == null ? old.description() : request.description(),
        request.approvalStrategy() == null
            ? old.threshold()
            : request.approvalStrategy().threshold(),
        approvers);
  }

  /** The asynchronous check of a draft is done (User Guide, update-team). */
  void validated(Team team, Draft draft, Instant at) {
    Version marked = world.rules.markUnknown(draft.version(), team.account);
    TeamRules.asynchronousBreach(marked)
        .ifPresentOrElse(
            message -> {
              team.draft = draft.with(marked);
              Changes.failDraft(team, new Failure("UPDATE_FAILED_VALIDATION", message));
            },
            () -> world.changes.putToVote(team, draft, at));
  }
}
