package dev.mpaoperator.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was read last, and when. Who finds it young enough waits for nobody. */
final class Remembered<T> {
  private volatile @Nullable Reading<T> last;

  private record Reading<T>(T value, Instant at) {
    /** What comes from the future was read before the clock went back. */
    boolean isYoungerThan(Duration age, Instant now) {
      return !at.isAfter(now) && Duration.between(at, now).compareTo(age) < 0;
    }
  }

  /**
   * What was read within that time, else what is read now.
   *
   * @param one held while it is read: whoever waited for that takes what came of it
   */
  T within(Duration age, Clock clock, Lock one, Supplier<T> read) {
    var known = last;
    if (known != null && known.isYoungerThan(age, clock.instant())) {
      return known.value;
    }
    one.lock();
    try {
      known = last;
      if (known != null && known.isYoungerThan(age, clock.instant())) {
        return known.value;
      }
      var value = read.get();
      last = new Reading<>(value, clock.instant());
      return value;
    } finally {
      one.unlock();
    }
  }
}
