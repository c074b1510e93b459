package dev.mpaoperator.progress;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a resource again, by what is awaited.
 *
 * @param working while machines work
 * @param waiting while people decide
 * @param quiet while nothing is awaited, at most
 * @param list between two lists of an account's teams, at most
 * @param blocked after a failure that an administrator must mend
 * @param failingAtLeast after any other failure, at first
 * @param failingAtMost after any other failure, when it lasts
 */
public record Pace(
    Duration working,
    Duration waiting,
    Duration quiet,
    Duration list,
    Duration blocked,
    Duration failingAtLeast,
    Duration failingAtMost) {
  /** AWS needs a moment to act on a deadline that has passed. */
  private static final Duration AFTER_DEADLINE = Duration.ofSeconds(5);

  /** The same, but looking at least so often while nothing is awaited. */
  public Pace quietAtMost(Duration most) {
    return quiet.compareTo(most) <= 0
        ? this
        : new Pace(working, waiting, most, list, blocked, failingAtLeast, failingAtMost);
  }

  /**
   * How long to wait before the next look.
   *
   * @param progress how things stand
   * @param deadline until when people can decide, {@code null} if unknown
   * @param failingSince since when calls fail, {@code null} if they do not
   * @param now the time
   * @param chance from 0 to 1: takes apart what began together
   */
  public Duration next(
      Progress progress,
      @Nullable Instant deadline,
      @Nullable Instant failingSince,
      Instant now,
      double chance) {
    return switch (progress) {
      case WORKING -> working;
      case WAITING -> untilDeadline(deadline, now);
      case DONE, STUCK -> Spread.upTo(quiet, chance);
      case BLOCKED -> blocked;
      case FAILING -> Spread.upTo(backoff(failingSince, now), chance);
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
    if (failing.compareTo(failingAtLeast) < 0) {
      return failingAtLeast;
    }
    return failing.compareTo(failingAtMost) > 0 ? failingAtMost : failing;
  }
}
