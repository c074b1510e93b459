package dev.mpaoperator.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The only time that exists in the simulated world. It runs like a real clock or stands still, and
 * jumps forward on demand. Whole milliseconds, because the service shows no more.
 */
public final class SimulatedClock extends Clock {
  private final InstantSource real = InstantSource.system();
  private Duration offset = Duration.ZERO;
  private @Nullable Instant frozenAt;

  private SimulatedClock(@Nullable Instant frozenAt) {
    this.frozenAt = frozenAt;
  }

  /** A clock that runs with real time until it is moved. */
  public static SimulatedClock ticking() {
    return new SimulatedClock(null);
  }

  /** A clock that stands at {@code start} and moves only by {@link #advance}. */
  public static SimulatedClock frozenAt(Instant start) {
    return new SimulatedClock(start);
  }

  /** Jumps forward and returns the new time. */
  public synchronized Instant advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock goes forward only, not by " + by);
    }
    if (frozenAt == null) {
      offset = offset.plus(by);
    } else {
      frozenAt = frozenAt.plus(by);
    }
    return instant();
  }

  /** Stops the clock where it is. */
  public synchronized void freeze() {
    frozenAt = instant();
  }

  /** Lets a stopped clock run on from where it stands. */
  public synchronized void tick() {
    if (frozenAt != null) {
      offset = Duration.between(real.instant(), frozenAt);
      frozenAt = null;
    }
  }

  /** Whether the clock stands still. */
  public synchronized boolean isFrozen() {
    return frozenAt != null;
  }

  /** The time of the real world, for what clients measure by their own clock. */
  public static Instant realTime() {
    return Clock.systemUTC().instant();
  }

  @Override
  public synchronized Instant instant() {
    Instant now = frozenAt == null ? real.instant().plus(offset) : frozenAt;
    return now.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  /** The same time, told in another zone. */
  private static final class Zoned extends Clock {
    private final SimulatedClock source;
    private final ZoneId zone;

    Zoned(SimulatedClock source, ZoneId zone) {
      this.source = source;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return source.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(source, other);
    }
  }
}
