package dev.mpaoperator.account;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again on a thread of its own, each time after as long as it says. The
 * framework's own polling stops for good when a look throws once; this goes on whatever happens.
 */
public final class Turns {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);

  private final String name;
  private final BooleanSupplier atWork;
  private final Supplier<Duration> idle;
  private final Supplier<Duration> turn;
  private @Nullable ScheduledThreadPoolExecutor timer;

  /**
   * Turns that have not been started.
   *
   * @param name of the thread
   * @param atWork whether this process is the one that works
   * @param idle the wait before the first turn, and after one that failed or was not this process's
   * @param turn the work; says how long to wait before the next turn
   */
  public Turns(
      String name, BooleanSupplier atWork, Supplier<Duration> idle, Supplier<Duration> turn) {
    this.name = name;
    this.atWork = atWork;
    this.idle = idle;
    this.turn = turn;
  }

  /** Starts, unless it was. */
  public synchronized void start() {
    if (timer == null) {
      var started = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name(name).factory());
      started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      timer = started;
      schedule(started, idle.get());
    }
  }

  /** Stops; a turn that is under way is let finish. */
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdown();
      timer = null;
    }
  }

  /** Does something between two turns, as soon as it can. */
  public synchronized void soon(Runnable work) {
    if (timer != null) {
      timer.execute(() -> attempt(work));
    }
  }

  private void schedule(ScheduledThreadPoolExecutor on, Duration wait) {
    try {
      var _ = on.schedule(() -> next(on), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("stopped");
    }
  }

  private void next(ScheduledThreadPoolExecutor on) {
    var wait = new Duration[] {idle.get()};
    try {
      attempt(() -> wait[0] = turn.get());
    } finally {
      schedule(on, wait[0]);
    }
  }

  private void attempt(Runnable work) {
    try {
      if (atWork.getAsBoolean()) {
        work.run();
      }
    } catch (RuntimeException e) {
      log.error("{}: a turn failed; it goes on", name, e);
    }
  }
}
