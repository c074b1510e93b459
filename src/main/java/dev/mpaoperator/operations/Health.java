package dev.mpaoperator.operations;

import dev.mpaoperator.operations.HttpEndpoints.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the process does its work: ready while its watches stand; alive unless they have been
 * down for so long that only a restart helps.
 */
public final class Health {
  private static final Duration BLIND_AT_MOST = Duration.ofMinutes(3);

  private final BooleanSupplier started;
  private final BooleanSupplier watching;
  private final Clock clock;
  private final AtomicReference<@Nullable Instant> blindSince = new AtomicReference<>();

  /**
   * Judges by these.
   *
   * @param started whether the operator has been started
   * @param watching whether all watches stand
   * @param clock measures how long they have been down
   */
  public Health(BooleanSupplier started, BooleanSupplier watching, Clock clock) {
    this.started = started;
    this.watching = watching;
    this.clock = clock;
  }

  /** Whether it does its work. */
  public Verdict ready() {
    if (!started.getAsBoolean()) {
      return new Verdict(false, "starting");
    }
    return watching.getAsBoolean()
        ? new Verdict(true, "ok")
        : new Verdict(false, "a watch on the Kubernetes API is down");
  }

  /** Whether the process should go on. */
  public Verdict live() {
    if (!started.getAsBoolean() || watching.getAsBoolean()) {
      blindSince.set(null);
      return new Verdict(true, "ok");
    }
    var now = clock.instant();
    var since = blindSince.accumulateAndGet(now, (had, with) -> had == null ? with : had);
    return since == null || since.plus(BLIND_AT_MOST).isAfter(now)
        ? new Verdict(true, "a watch on the Kubernetes API is down since " + since)
        : new Verdict(false, "a watch on the Kubernetes API has been down since " + since);
  }
}
