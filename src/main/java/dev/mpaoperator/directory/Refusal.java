package dev.mpaoperator.directory;

import dev.mpaoperator.failure.CloudFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a call was not permitted when it was tried last. */
final class Refusal {
  private volatile @Nullable Refused last;

  private record Refused(CloudFailure failure, Instant at) {}

  void refused(CloudFailure failure, Instant now) {
    last = new Refused(failure, now);
  }

  /** The failure, if it is not so old that it should be tried again. */
  Optional<CloudFailure> within(Duration age, Instant now) {
    var refused = last;
    return refused == null
            || refused.at.isAfter(now)
            || Duration.between(refused.at, now).compareTo(age) >= 0
        ? Optional.empty()
        : Optional.of(refused.failure);
  }
}
