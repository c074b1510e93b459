package dev.mpaoperator.progress;

import java.time.Duration;

/** Takes apart what would happen at the same time for all, for example after a restart. */
public final class Spread {
  private static final double AT_LEAST = 0.8;

  private Spread() {}

  /**
   * A time, shortened by up to a fifth.
   *
   * @param most the time, which is never exceeded
   * @param chance from 0 to 1
   */
  public static Duration upTo(Duration most, double chance) {
    return Duration.ofNanos(Math.round(most.toNanos() * (AT_LEAST + (1 - AT_LEAST) * chance)));
  }
}
