package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.shape.TeamRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The operations on approval teams. */
public final class TeamOperations {
  private final World world;
  private final TeamCreation creation;
  private final TeamUpdate update;

  TeamOperations(World world) {
    this.world = world;
    this.creation = new TeamCreation(world);
    this.update = new TeamUpdate(world);
  }

  /** CreateApprovalTeam. */
  public TeamAnswers.Created create(Caller caller, TeamRequests.Create request, Instant now) {
    return creation.create(caller, request, now);
  }

  /** GetApprovalTeam. */
  public TeamAnswers.Team get(Caller caller, String arn, Instant now) {
    if (world.staleReads.isOn()) {
      if (!world.teams.isVisible(caller, arn)) {
        throw Teams.denied(arn);
      }
      return world.staleReads.team(arn, now).orElseThrow(() -> ServiceException.notFound(arn));
    }
    return world.picture.of(world.teams.visible(caller, arn));
  }

  /**
   * ListApprovalTeams: also the teams that others share with the caller (User Guide, share-team).
   */
  public List<TeamAnswers.TeamRow> list(Caller caller, Instant now) {
    if (world.staleReads.isOn()) {
      return world.staleReads.teams(now).stream()
          .filter(team -> world.teams.isVisible(caller, team.arn()))
          .map(TeamAnswers.Team::row)
          .toList();
    }
    return world.teams.listed(caller.account()).stream()
        .map(team -> world.picture.of(team).row())
        .toList();
  }

  /** UpdateApprovalTeam. */
  public TeamAnswers.Updated update(Caller caller, TeamRequests.Update request, Instant now) {
    return update.update(caller, request, now);
  }

  /** StartActiveApprovalTeamDeletion: the team's own approvers decide (User Guide, delete-team). */
  public TeamAnswers.DeletionStarted startDeletion(
      Caller caller, TeamRequests.StartDeletion request, Instant now) {
    Team team = world.teams.owned(caller, request.arn());
    Integer days = request.pendingWindowDays();
    if (days != null && days < 0) {
      throw ServiceException.validation("PendingWindowDays must not be negative."); // inferred
    }
    if (!team.isActive()) {
      throw ServiceException.conflict("The approval team is not active.");
    }
    if (team.hasOpenDraft()) {
      throw ServiceException.conflict("An update of the approval team is pending."); // inferred
    }
    if (team.deletion != null) {
      throw ServiceException.conflict("A deletion of the approval team is pending.");
    }
    SessionRequest ask =
        SessionRequest.ofTeam(world.modes.teamActionNames().deletion(), team, caller);
    Session session = world.sessions.open(team, Session.Purpose.DELETION, ask, now);
    team.deletion = new Team.Deletion(session.arn(), days);
    team.sessionArn = session.arn();
    world.sessions.ask(session, now);
    // Without a window the sample has no completion time (User Guide, CloudTrail samples).
    return new TeamAnswers.DeletionStarted(
        now, days == null ? null : now.plus(Duration.ofDays(days)));
  }

  /** DeleteInactiveApprovalTeamVersion: what never was in force (User Guide, delete-team). */
  public void deleteVersion(Caller caller, TeamRequests.DeleteVersion request, Instant now) {
    Team team = world.teams.owned(caller, request.arn());
    Draft draft = team.draft;
    if (draft != null && draft.version().id().equals(request.versionId())) {
      if (draft.isOpen()) {
        throw ServiceException.conflict("The update is pending.");
      }
      team.draft = null;
      if (team.failure != null && team.failure.ofUpdate()) {
        team.failure = null;
        team.sessionArn = null;
      }
    } else if (!team.version.id().equals(request.versionId())) {
      throw ServiceException.notFound(request.arn() + " version " + request.versionId());
    } else if (team.isInactive()) {
      world.teams.remove(team, now);
    } else {
      throw ServiceException.conflict("The version of the approval team is not inactive.");
    }
  }
}
