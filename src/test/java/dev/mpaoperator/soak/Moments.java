package dev.mpaoperator.soak;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instants before and after every call that a process makes, to AWS or to Kubernetes: here it
 * can be killed, hindered or overtaken.
 */
public final class Moments {
  /** Whether the call has had its effect. */
  public enum Side {
    BEFORE,
    AFTER
  }

  private record Armed(Predicate<String> calls, int skip, Side side, Runnable interruption) {}

  private @Nullable Armed armed;
  private int interruptions;

  /**
   * Interrupts once.
   *
   * @param calls at which calls, by operation
   * @param skip so many of them are let through first
   * @param side before or after the call
   * @param interruption may throw
   */
  public void arm(Predicate<String> calls, int skip, Side side, Runnable interruption) {
    armed = new Armed(calls, skip, side, interruption);
  }

  /** Whether something waits for its moment. */
  public boolean isArmed() {
    return armed != null;
  }

  /** How often something was interrupted. */
  int interruptions() {
    return interruptions;
  }

  /** Nothing waits any more. */
  public void disarm() {
    armed = null;
  }

  /** A call is about to be made. */
  public void before(String call) {
    reach(call, Side.BEFORE);
  }

  /** A call has had its effect. */
  public void after(String call) {
    reach(call, Side.AFTER);
  }

  private void reach(String call, Side side) {
    var now = armed;
    if (now == null || side != now.side() || !now.calls().test(call)) {
      return;
    }
    if (now.skip() > 0) {
      armed = new Armed(now.calls(), now.skip() - 1, side, now.interruption());
      return;
    }
    armed = null; // also for calls that the interruption itself makes
    interruptions++;
    now.interruption().run();
  }
}
