package dev.mpaoperator.approvalteam.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the resource wishes for. */
public sealed interface Intent {

  /**
   * The team should exist and be so.
   *
   * @param definition the wish
   * @param manner how changes are asked for
   */
  record Keep(TeamDefinition definition, Manner manner) implements Intent {}

  /**
   * How changes are asked for.
   *
   * @param replacesOpen an open request for an earlier wish is withdrawn; else its decision is
   *     awaited
   * @param settled the wish has stood long enough to be asked for
   * @param proposesDrift a change from outside is answered by a request to undo it; else it is
   *     reported only
   */
  record Manner(boolean replacesOpen, boolean settled, boolean proposesDrift) {
    /** Ask at once for what the spec says, and never against others. */
    public static final Manner DEFAULT = new Manner(true, true, false);
  }

  /**
   * The team should go.
   *
   * @param since when that was wished; an older refusal is no answer to it
   * @param pendingWindowDays days between approval and deletion, {@code null} to leave it to AWS
   * @param release when the resource is let go
   */
  record Remove(Instant since, @Nullable Integer pendingWindowDays, Release release)
      implements Intent {
    /** Whether something was asked before this was wished, for certain. */
    boolean isNewerThan(@Nullable Instant askedTime) {
      return askedTime != null && askedTime.isBefore(since.minus(ClockSkew.ACCEPTED));
    }

    /** A short stable name of this wish. */
    public String fingerprint() {
      return pendingWindowDays == null ? "deletion" : "deletion-" + pendingWindowDays + "d";
    }
  }

  /** When a resource whose team should go is let go. */
  enum Release {
    /** When the team is gone. */
    WHEN_DELETED,
    /** When the deletion is approved, though AWS may carry it out later. */
    WHEN_APPROVED,
    /** When people have been asked; what they say is not awaited. */
    WHEN_REQUESTED
  }

  /** The resource lets go of the team, which stays as it is. */
  record LetGo() implements Intent {}

  /**
   * The wish cannot be read yet, for example because the identity source is not there: nothing is
   * sent.
   *
   * @param reason what is missing
   */
  record Hold(Reason reason) implements Intent {}
}
