package dev.mpaoperator.approvalteam;

import dev.mpaoperator.failure.CloudFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readings that are good to have and that nothing depends on: what is not permitted, or fails, is
 * left out.
 */
final class PolicyReading {
  private static final Logger log = LoggerFactory.getLogger(PolicyReading.class);

  private final Set<String> said;
  private @Nullable String unpermitted;
  private boolean complete = true;

  private PolicyReading(Set<String> said) {
    this.said = said;
  }

  /** What the readings of one process share: each missing right is said once in the log. */
  static final class Readings {
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    PolicyReading begin() {
      return new PolicyReading(said);
    }
  }

  /** What is listed, nothing if it cannot be. */
  <T> List<T> list(Supplier<List<T>> call) {
    return find(() -> Optional.of(call.get())).orElse(List.of());
  }

  /** What is found, nothing if it cannot be looked for. */
  <T> Optional<T> find(Supplier<Optional<T>> call) {
    try {
      return call.get();
    } catch (CloudFailure e) {
      if (e.kind() == CloudFailure.Kind.DENIED) {
        deny(e.operation());
      } else {
        complete = false;
      }
      return Optional.empty();
    }
  }

  /** A call was not permitted. */
  void deny(String operation) {
    if (unpermitted == null) {
      unpermitted = operation;
    }
    if (said.add(operation)) {
      log.atWarn()
          .addKeyValue("operation", operation)
          .log("a call about policies is not permitted: what it would show is left out");
    }
  }

  /** The first call that was not permitted, {@code null} if all were. */
  @Nullable String unpermitted() {
    return unpermitted;
  }

  /** Whether no call failed for another reason than a missing right. */
  boolean isComplete() {
    return complete;
  }
}
