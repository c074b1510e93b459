package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.progress.Progress;

/**
 * Asks once more for what was refused, because a person said so: a refusal then counts as if
 * nothing had been asked. Everything else stays as {@link TeamPlanner} decides it; nothing is asked
 * for that is still being decided.
 */
public final class Retry {
  private Retry() {}

  /** The one step that is right when a person wants it tried again. */
  public static Decision decide(Intent intent, ObservedTeam observed, Memory memory) {
    var decision = TeamPlanner.decide(intent, observed, memory);
    var asked = memory.asked();
    if (decision.reason().progress() == Progress.STUCK
        && asked != null
        && memory.mayNotShowYet(asked.kind())) {
      // Perhaps that was this retry, and what AWS shows is older than it.
      return Decision.hold(Reason.CONFIRMING);
    }
    return switch (decision.reason()) {
      case FAILED_VALIDATION, INVITATIONS_FAILED ->
          intent instanceof Intent.Keep(var wish, _)
              ? Decision.act(new Action.Update(wish), Reason.SUBMITTING_UPDATE)
              : decision;
      case UPDATE_REJECTED,
          UPDATE_EXPIRED,
          UPDATE_NOT_APPROVED,
          UPDATE_INVITATIONS_FAILED,
          UPDATE_FAILED_VALIDATION,
          UPDATE_CANCELLED,
          DELETION_REJECTED,
          DELETION_EXPIRED,
          DELETION_NOT_APPROVED,
          DELETION_FAILED_VALIDATION,
          DELETION_CANCELLED,
          DRIFT_DETECTED,
          DIFFERENCE_FOUND,
          TEAM_GONE,
          INVALID_REQUEST ->
          TeamPlanner.decide(atOnce(intent), withoutRefusal(intent, observed), Memory.UNANSWERED);
      default -> decision;
    };
  }

  /** A person who says so need not wait for the wish to settle. */
  private static Intent atOnce(Intent intent) {
    return intent instanceof Intent.Keep(var wish, var manner)
        ? new Intent.Keep(
            wish, new Intent.Manner(manner.replacesOpen(), true, manner.proposesDrift()))
        : intent;
  }

  private static ObservedTeam withoutRefusal(Intent intent, ObservedTeam observed) {
    if (!(observed instanceof ObservedTeam.Active(var live, var change))) {
      return observed;
    }
    return switch (change) {
      case Change.DeletionRefused _ -> new ObservedTeam.Active(live, new Change.None());
      // The draft has to make way for a deletion all the same.
      case Change.UpdateRefused _ when intent instanceof Intent.Keep ->
          new ObservedTeam.Active(live, new Change.None());
      case Change.UpdateRefused _, Change.UpdateOpen _, Change.DeletionOpen _, Change.None _ ->
          observed;
    };
  }
}
