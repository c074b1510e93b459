package dev.mpaoperator.bench;

import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when; time passes from one thing to the next. */
final class Timetable {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
  private final SimulatedClock clock;
  private final Instant end;
  private long order;

  private record Entry(Instant at, long order, Runnable work) {}

  Timetable(SimulatedClock clock, Duration length) {
    this.clock = clock;
    this.end = clock.instant().plus(length);
  }

  /** Does this after that time. */
  void after(Duration wait, Runnable work) {
    // The simulated world knows whole milliseconds.
    entries.add(new Entry(clock.instant().plusMillis(wait.toMillis()), order++, work));
  }

  /** Lets all of it happen, up to the end. */
  void run() {
    while (!entries.isEmpty() && entries.peek().at().isBefore(end)) {
      Entry next = entries.remove();
      clock.advance(Duration.between(clock.instant(), next.at()));
      next.work().run();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }
}
