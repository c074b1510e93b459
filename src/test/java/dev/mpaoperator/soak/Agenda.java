package dev.mpaoperator.soak;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in the order of time; at one instant, in the order in which it was planned. */
final class Agenda {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private long number;

  private record Event(Instant at, long number, Runnable what) {}

  void add(Instant at, Runnable what) {
    events.add(new Event(at, number++, what));
  }

  /** When the next thing happens; never, if nothing is planned. */
  Instant next() {
    return events.isEmpty() ? Instant.MAX : events.peek().at();
  }

  /** Lets the next thing happen. */
  void play() {
    events.remove().what().run();
  }

  void clear() {
    events.clear();
  }
}
