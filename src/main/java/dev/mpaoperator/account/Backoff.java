package dev.mpaoperator.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Leaves one account alone for a while when it throttles, fails or is out of reach: longer each
 * time, never for good. When the wait is over one may try, and the others wait on until that one
 * has seen.
 */
public final class Backoff {
  private final GrowingWait waits;
  private final Clock clock;
  private final RandomGenerator random;
  private int failures;
  private Instant notBefore = Instant.MIN;
  private boolean trying;

  Backoff(GrowingWait waits, Clock clock, RandomGenerator random) {
    this.waits = waits;
    this.clock = clock;
    this.random = random;
  }

  /**
   * How long to make no call; empty to go ahead. Whoever may go ahead during trouble is the one who
   * tries: ask only to act upon it.
   */
  public synchronized Optional<Duration> remaining() {
    if (failures == 0) {
      return Optional.empty();
    }
    var now = clock.instant();
    if (notBefore.isAfter(now.plus(waits.atMost()))) {
      notBefore = now.plus(waits.atMost()); // the clock went back
    }
    if (now.isBefore(notBefore)) {
      return Optional.of(Duration.between(now, notBefore).plus(apart()));
    }
    trying = true;
    notBefore = now.plus(waits.after(failures, random.nextDouble()));
    return Optional.empty();
  }

  /** Those who wait come back one after the other: the first may tell the rest that all is well. */
  private Duration apart() {
    return waits.after(1, random.nextDouble()).dividedBy(2);
  }

  /** A call begins: a number to be given to {@link #answered}. */
  public synchronized int begun() {
    return failures;
  }

  /**
   * AWS answered a call, whatever it said.
   *
   * @param begun what {@link #begun} gave: a call from before the trouble does not end it
   */
  public synchronized void answered(int begun) {
    if (begun == failures) {
      failures = 0;
      trying = false;
    }
  }

  /** A try of a call was throttled, or failed, or did not arrive. */
  public synchronized void failed() {
    var now = clock.instant();
    // Of many that fail together, because they were under way, the first counts.
    if (failures == 0 || trying || !now.isBefore(notBefore)) {
      failures++;
      trying = false;
      notBefore = now.plus(waits.after(failures, random.nextDouble()));
    }
  }
}
