package dev.mpaoperator.simulator.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fault that was put in: how often it was hit, and the way to let go what it holds. */
public final class Fault {
  private final int id;
  private final FaultRule rule;
  private int matched;
  private int hits;
  private boolean released;
  private boolean stopped;

  Fault(int id, FaultRule rule) {
    this.id = id;
    this.rule = rule;
  }

  /** Its number, for the control API. */
  public int id() {
    return id;
  }

  /** What it was made from. */
  public FaultRule rule() {
    return rule;
  }

  /** How many calls have gone wrong so far. */
  public synchronized int hits() {
    return hits;
  }

  /** Waits, in real time, until a call has gone wrong or, if it hangs, has come to its place. */
  public boolean awaitHit(Duration limit) throws InterruptedException {
    return awaitHits(1, limit);
  }

  /** Waits until so many calls have gone wrong; false when the time is over. */
  public synchronized boolean awaitHits(int count, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (hits < count) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Lets the held calls go on, and those that will come: the fault is over. */
  public synchronized void release() {
    released = true;
    notifyAll();
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean matches(String account, String operation, @Nullable String resource) {
    boolean fits =
        !released
            && !stopped
            && (rule.operation() == null || rule.operation().equals(operation))
            && (rule.account() == null || rule.account().equals(account))
            && (rule.resource() == null
                || (resource != null && resource.contains(rule.resource())));
    if (!fits) {
      return false;
    }
    matched++;
    return matched > rule.skip() && matched - rule.skip() <= rule.times();
  }

  synchronized void hit() {
    hits++;
    notifyAll();
  }

  /** Waits for the release, or for the time to pass; false if the simulator stops meanwhile. */
  synchronized boolean hold(@Nullable Duration limit) throws InterruptedException {
    long end = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
    while (!released && !stopped) {
      long left = limit == null ? 0 : (end - System.nanoTime()) / 1_000_000;
      if (limit != null && left <= 0) {
        return true;
      }
      wait(left);
    }
    return !stopped;
  }
}
