package dev.mpaoperator.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What was answered to one question, and when. */
final class Answer {
  /** Held by whoever asks AWS: the others wait for what comes of it. */
  final Lock asking = new ReentrantLock();

  private volatile @Nullable Given last;

  private record Given(Finding finding, Instant at) {}

  /** The last finding, if it is young enough. */
  Optional<Finding> fresh(Ages ages, Instant now) {
    var given = last;
    if (given == null || given.at.isAfter(now)) { // the clock went back
      return Optional.empty();
    }
    var age = Duration.between(given.at, now);
    return age.compareTo(ages.of(given.finding)) < 0
        ? Optional.of(given.finding)
        : Optional.empty();
  }

  /**
   * Takes a new finding, also one that AWS could not say: a name may have been given to somebody
   * else since. Who needs a person for longer keeps the id.
   */
  Finding take(Finding finding, Instant now) {
    last = new Given(finding, now);
    return finding;
  }
}
