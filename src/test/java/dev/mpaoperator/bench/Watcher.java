package dev.mpaoperator.bench;

import java.time.Duration;

/** A way to keep an eye on all teams of a cloud. */
sealed interface Watcher permits Ours, Poller {
  String name();

  /** Puts what it does into the timetable; it begins in its steady state. */
  void start(Cloud cloud, Timetable timetable, Duration staleness, Noticed noticed);

  /** Is told of every look at a team. */
  interface Noticed {
    void saw(String arn, int threshold);
  }
}
