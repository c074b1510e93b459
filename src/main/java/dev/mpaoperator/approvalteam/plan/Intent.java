package dev.mpaoperator.approvalteam.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the resource wishes for. */
public sealed interface Intent {

  /**
   * The team should exist and be so.
   *
   * @param definition the wish
   */
  record Keep(TeamDefinition definition) implements Intent {}

  /**
   * The team should go.
   *
   * @param since when that was wished; an older refusal is no answer to it
   * @param pendingWindowDays days between approval and deletion, {@code null} to leave it to AWS
   */
  record Remove(Instant since, @Nullable Integer pendingWindowDays) implements Intent {
    /** AWS accepts requests of clocks that differ from its own by that much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Whether something was asked before this was wished, for certain. */
    boolean isNewerThan(@Nullable Instant askedTime) {
      return askedTime != null && askedTime.isBefore(since.minus(CLOCK_SKEW));
    }

    /** A short stable name of this wish. */
    public String fingerprint() {
      return pendingWindowDays == null ? "deletion" : "deletion-" + pendingWindowDays + "d";
    }
  }

  /** The resource lets go of the team, which stays as it is. */
  record Release() implements Intent {}

  /**
   * The wish cannot be read yet, for example because the identity source is not there: nothing is
   * sent.
   *
   * @param reason what is missing
   */
  record Hold(Reason reason) implements Intent {}
}
