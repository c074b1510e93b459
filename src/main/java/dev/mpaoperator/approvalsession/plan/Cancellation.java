package dev.mpaoperator.approvalsession.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a session is cancelled because a person wants it. */
public final class Cancellation {
  private Cancellation() {}

  /** What is done about the wish. */
  public enum Step {
    /** Nobody wishes it. */
    NONE,
    /** AWS is asked now. */
    SEND,
    /** AWS was asked, and has not shown the end yet. */
    AWAIT,
    /** It is cancelled. */
    DONE,
    /** It had ended otherwise before. */
    TOO_LATE,
    /** It is not about the team itself: only the service that asked can cancel it. */
    REFUSE,
    /** The team's resource holds everything back. */
    HOLD
  }

  /**
   * What is known.
   *
   * @param wished whether a person wants it
   * @param outcome how the session stands
   * @param aboutTeam whether it is about the team itself: only these can be cancelled by its owner
   *     (User Guide, "Cancel a session")
   * @param heldBack whether the team's resource is paused or only observed
   * @param asked when AWS took the wish, {@code null} if it has not, as far as known
   */
  public record Facts(
      boolean wished,
      SessionReason outcome,
      boolean aboutTeam,
      boolean heldBack,
      @Nullable Instant asked) {}

  /**
   * What is done.
   *
   * @param facts what is known
   */
  public static Step next(Facts facts) {
    if (!facts.wished) {
      return Step.NONE;
    }
    if (Outcome.isEnd(facts.outcome)) {
      return facts.outcome == SessionReason.CANCELLED ? Step.DONE : Step.TOO_LATE;
    }
    if (!facts.aboutTeam || facts.outcome != SessionReason.OPEN) {
      return Step.REFUSE;
    }
    if (facts.heldBack) {
      return Step.HOLD;
    }
    // Once AWS has taken it, it is not sent again, however long it takes.
    return facts.asked != null ? Step.AWAIT : Step.SEND;
  }
}
