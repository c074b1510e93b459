package dev.mpaoperator.cluster.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A fault that waits for its calls. */
public final class Fault {
  private final Pattern method;
  private final Pattern target;
  private final Phase phase;
  private final Effect effect;
  private final CountDownLatch released = new CountDownLatch(1);
  private int skip;
  private int times;
  private int hits;

  Fault(Pattern method, Pattern target, Phase phase, int skip, int times, Effect effect) {
    this.method = method;
    this.target = target;
    this.phase = phase;
    this.skip = skip;
    this.times = times;
    this.effect = effect;
  }

  /** How many calls it has struck so far. */
  public synchronized int hits() {
    return hits;
  }

  /** Waits until it has struck a call. */
  public void awaitHit(Duration limit) {
    awaitHits(1, limit);
  }

  /** Waits until it has struck so many calls. */
  public synchronized void awaitHits(int count, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (hits < count) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "%s %s %s: %d hits after %s, expected %d"
                  .formatted(phase, method, target, hits, limit, count));
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Lets go of the calls that hang or are delayed, and strikes no further call. */
  public void release() {
    stop();
    released.countDown();
  }

  private synchronized void stop() {
    times = 0;
  }

  /** Whether this call is one to strike; counts it if so. */
  synchronized boolean takes(String callMethod, String callTarget) {
    if (times == 0 || !method.matcher(callMethod).matches() || !target.matcher(callTarget).find()) {
      return false;
    }
    if (skip > 0) {
      skip--;
      return false;
    }
    if (times != Integer.MAX_VALUE) {
      times--;
    }
    return true;
  }

  Phase phase() {
    return phase;
  }

  Effect effect() {
    return effect;
  }

  synchronized void hit() {
    hits++;
    notifyAll();
  }

  /** Waits for {@link #release}; says whether it came. */
  boolean awaitRelease(Duration limit) throws InterruptedException {
    return released.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
