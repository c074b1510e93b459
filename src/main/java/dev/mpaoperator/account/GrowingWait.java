package dev.mpaoperator.account;

import java.time.Duration;

/**
 * Waits that double with every failure.
 *
 * @param atLeast after the first failure
 * @param atMost however many there are
 */
public record GrowingWait(Duration atLeast, Duration atMost) {
  private static final int MOST_DOUBLINGS = 20;

  /**
   * How long to wait now: between half and all of what the failures call for.
   *
   * @param failures how many in a row, at least 1
   * @param chance from 0 to 1, so that those who failed together do not come back together
   */
  Duration after(int failures, double chance) {
    var doubled = atLeast.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    var whole = doubled.compareTo(atMost) > 0 ? atMost : doubled;
    return Duration.ofNanos(Math.round(whole.toNanos() * (0.5 + chance / 2)));
  }
}
