package dev.mpaoperator.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Inviting approvers: all of them to a new team, only the new ones to a changed team. */
final class Invitations {
  /** User Guide, create-team and update-team. */
  static final Duration TIME_TO_ANSWER = Duration.ofHours(24);

  private final World world;

  Invitations(World world) {
    this.world = world;
  }

  /** Invites everybody who has not accepted yet. */
  void send(Team team, Instant at) {
    List<Approver> invited =
        version(team).stream()
            .flatMap(version -> version.approvers().stream())
            .filter(Approver::isPending)
            .toList();
    invited.forEach(approver -> world.post.invitation(team, approver, at));
    for (Approver approver : invited) {
      if (isInvited(team, approver.identityId())) {
        world.orders.react(team, approver.identityId(), at);
      }
    }
  }

  /** Whether this person holds an invitation that can still be answered. */
  boolean isInvited(Team team, String identityId) {
    return version(team)
        .flatMap(v -> v.approver(identityId))
        .filter(Approver::isPending)
        .isPresent();
  }

  /** All must accept; one refusal ends it (User Guide, team-health). */
  void answer(Team team, String identityId, Approver.Invitation answer, Instant at) {
    boolean activation = team.phase instanceof Phase.Inviting;
    Version answered = version(team).orElseThrow().answered(identityId, answer, at);
    if (activation) {
      team.version = answered;
    } else if (team.draft != null) {
      team.draft = team.draft.with(answered);
    }
    if (answer == Approver.Invitation.REJECTED) {
      fail(team, "An approver declined the invitation.");
    } else if (answered.allAccepted()) {
      if (activation) {
        team.phase = new Phase.Active();
        team.failure = null;
      } else {
        world.changes.apply(team, answered, at);
      }
    }
  }

  /**
   * Who does not answer in time has declined (User Guide, creating-resources-with-cloudformation).
   */
  void expire(Team team) {
    fail(team, "Not all approvers accepted the invitation in time.");
  }

  private static void fail(Team team, String message) {
    if (team.phase instanceof Phase.Inviting) {
      team.phase = new Phase.Inactive();
      team.failure = new Failure("FAILED_ACTIVATION", message);
    } else {
      Changes.failDraft(team, new Failure("UPDATE_FAILED_ACTIVATION", message));
    }
  }

  /** The version that people are being invited to, if any. */
  private static Optional<Version> version(Team team) {
    if (team.phase instanceof Phase.Inviting) {
      return Optional.of(team.version);
    }
    Draft draft = team.draft;
    return draft != null && draft.stage() instanceof Draft.Stage.Inviting
        ? Optional.of(draft.version())
        : Optional.empty();
  }
}
