package dev.mpaoperator.approvalteam.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vote of a team about itself, as AWS lists it.
 *
 * @param sessionArn its session
 * @param subject what was asked for
 * @param initiated when it was asked, by AWS's clock; {@code null} if AWS does not tell
 * @param completed when it was decided or cancelled, {@code null} if it was not or nobody tells
 * @param ending how it ended
 */
public record ListedVote(
    String sessionArn,
    Subject subject,
    @Nullable Instant initiated,
    @Nullable Instant completed,
    Ending ending) {

  /** What a team is asked about itself. */
  public enum Subject {
    /** A change. */
    UPDATE,
    /** Its end. */
    DELETION,
    /** AWS calls it by a name that tells neither. */
    UNCLEAR;

    /** Whether that may be a vote on a request of this kind. */
    boolean fits(Memory.Kind kind) {
      return switch (this) {
        case UPDATE -> kind == Memory.Kind.UPDATE;
        case DELETION -> kind == Memory.Kind.DELETION;
        case UNCLEAR -> true;
      };
    }
  }

  /** How a vote ends. */
  public enum Ending {
    /** People decide, or AWS says something that this version does not know. */
    UNDECIDED,
    /** It was granted. */
    APPROVED,
    /** People rejected it. */
    REJECTED,
    /** Too few people answered in time. */
    EXPIRED,
    /** Somebody cancelled it, or another change took its place. */
    CANCELLED
  }
}
