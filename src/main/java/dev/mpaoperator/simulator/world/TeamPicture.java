package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.ApprovalStrategy;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.shape.TeamRequests.PolicyReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the service shows a team: its state in the words of the API. */
final class TeamPicture {
  private final World world;

  TeamPicture(World world) {
    this.world = world;
  }

  /** As callers see it. */
  TeamAnswers.Team of(Team team) {
    return of(team, sessionArn(team));
  }

  /** As it is: with the session that callers may have to look for. */
  TeamAnswers.Team truly(Team team) {
    return of(team, team.sessionArn);
  }

  private TeamAnswers.Team of(Team team, @Nullable String sessionArn) {
    Version version = team.version;
    Team.Forced forced = team.forced;
    return new TeamAnswers.Team(
        team.created,
        ApprovalStrategy.atLeast(version.threshold()),
        version.approvers().size(),
        approvers(version),
        team.arn,
        version.description(),
        team.name,
        forced == null ? status(team.phase) : forced.status(),
        forced == null ? code(team) : forced.code(),
        forced == null ? message(team) : forced.message(),
        sessionArn,
        version.id(),
        team.policies.stream().map(world.policies::readBack).map(PolicyReference::new).toList(),
        team.updated,
        pendingUpdate(team.draft));
  }

  /** That it serves deletions too is inferred: cancel-session gets the ARN from the team. */
  private @Nullable String sessionArn(Team team) {
    boolean hidden =
        team.sessionArn != null
            && world.modes.deletionSession() == Modes.DeletionSession.LISTED_ONLY
            && world.sessions.get(team.sessionArn).purpose() == Session.Purpose.DELETION;
    return hidden ? null : team.sessionArn;
  }

  private static String status(Phase phase) {
    return switch (phase) {
      case Phase.Validating _, Phase.Inviting _ -> "PENDING";
      case Phase.Active _ -> "ACTIVE";
      case Phase.Inactive _ -> "INACTIVE";
      case Phase.Deleting _ -> "DELETING";
    };
  }

  private @Nullable String code(Team team) {
    if (team.phase instanceof Phase.Validating) {
      return "VALIDATING";
    }
    if (team.phase instanceof Phase.Inviting) {
      return "PENDING_ACTIVATION";
    }
    if (team.deletion != null) {
      return "DELETE_PENDING_APPROVAL";
    }
    if (team.draft != null && team.draft.isOpen()) {
      return code(team.draft.stage());
    }
    return team.failure == null ? null : team.failure.code();
  }

  private String code(Draft.Stage stage) {
    return switch (stage) {
      case Draft.Stage.Validating _ -> world.modes.updateCheckCode().name();
      case Draft.Stage.Voting _ -> "UPDATE_PENDING_APPROVAL";
      case Draft.Stage.Inviting _ -> "UPDATE_PENDING_ACTIVATION";
      case Draft.Stage.Failed failed -> failed.failure().code();
    };
  }

  private static @Nullable String message(Team team) {
    boolean changing = team.deletion != null || team.hasOpenDraft();
    return changing || team.failure == null ? null : team.failure.message();
  }

  /** Status of a draft: PENDING while it is open, INACTIVE once it failed. Inferred. */
  private TeamAnswers.@Nullable PendingUpdate pendingUpdate(@Nullable Draft draft) {
    if (draft == null) {
      return null;
    }
    Version version = draft.version();
    return new TeamAnswers.PendingUpdate(
        version.id(),
        version.description(),
        ApprovalStrategy.atLeast(version.threshold()),
        version.approvers().size(),
        draft.isOpen() ? "PENDING" : "INACTIVE",
        code(draft.stage()),
        draft.stage() instanceof Draft.Stage.Failed(Failure failure) ? failure.message() : null,
        approvers(version),
        draft.initiated());
  }

  private List<TeamAnswers.Approver> approvers(Version version) {
    return version.approvers().stream().map(this::approver).toList();
  }

  /** An identity that has left the directory is INVALID. Inferred. */
  private TeamAnswers.Approver approver(Approver approver) {
    boolean exists = world.directory.withId(approver.identityId()).isPresent();
    return new TeamAnswers.Approver(
        approver.approverId(),
        approver.responseTime(),
        approver.identityId(),
        approver.sourceArn(),
        exists ? approver.invitation().name() : Approver.Invitation.INVALID.name());
  }
}
