package dev.mpaoperator.approvalteam.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a team again, by what is awaited.
 *
 * @param working while machines work
 * @param waiting while people decide
 * @param quiet while nothing is awaited
 * @param denied after a failure that an administrator must mend
 * @param troubleAtLeast after any other failure, at first
 * @param troubleAtMost after any other failure, when it lasts
 */
public record Pace(
    Duration working,
    Duration waiting,
    Duration quiet,
    Duration denied,
    Duration troubleAtLeast,
    Duration troubleAtMost) {
  /** AWS needs a moment to act on a deadline that has passed. */
  private static final Duration AFTER_DEADLINE = Duration.ofSeconds(5);

  /**
   * How long to wait before the next look.
   *
   * @param reason why the team is as it is
   * @param deadline until when people can decide, {@code null} if unknown
   * @param failingSince since when calls fail, {@code null} if they do not
   * @param now the time
   */
  public Duration next(
      Reason reason, @Nullable Instant deadline, @Nullable Instant failingSince, Instant now) {
    return switch (reason.kind()) {
      case WORKING -> working;
      case WAITING -> untilDeadline(deadline, now);
      case DONE, STUCK -> quiet;
      case TROUBLE ->
          switch (reason) {
            case ACCESS_DENIED, QUOTA_EXCEEDED -> denied;
            default -> backoff(failingSince, now);
          };
    };
  }

  private Duration untilDeadline(@Nullable Instant deadline, Instant now) {
    if (deadline == null || !deadline.isAfter(now)) {
      return waiting;
    }
    var left = Duration.between(now, deadline).plus(AFTER_DEADLINE);
    return left.compareTo(waiting) < 0 ? left : waiting;
  }

  /** Half as long as it has been failing: the waits grow without anything to remember. */
  private Duration backoff(@Nullable Instant failingSince, Instant now) {
    var failing =
        failingSince == null ? Duration.ZERO : Duration.between(failingSince, now).dividedBy(2);
    if (failing.compareTo(troubleAtLeast) < 0) {
      return troubleAtLeast;
    }
    return failing.compareTo(troubleAtMost) > 0 ? troubleAtMost : failing;
  }
}
