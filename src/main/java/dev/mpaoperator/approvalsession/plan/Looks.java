package dev.mpaoperator.approvalsession.plan;

import dev.mpaoperator.progress.Pace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When to look at an open session again. */
public final class Looks {
  /** Of the time that is left, the part after which to look again. */
  private static final int PARTS = 20;

  /** So many sessions of all teams cost as much as one team that people decide on. */
  private static final int SHARE = 20;

  private static final Duration AFTER_END = Duration.ofSeconds(5);

  private Looks() {}

  /**
   * The wait until the next look: shorter as the end comes near, longer when many are open, so that
   * they do not use up what the account may be asked.
   *
   * @param pace how long to wait while people decide, at most, and at least
   * @param expiration when the session ends at the latest, {@code null} if unknown
   * @param open how many sessions are open
   * @param now the time
   */
  public static Duration next(Pace pace, @Nullable Instant expiration, int open, Instant now) {
    var wait = pace.waiting();
    if (expiration != null) {
      var left = Duration.between(now, expiration);
      var end = left.plus(AFTER_END);
      // After its time too: less often the longer AWS does not show the end.
      wait = longer(pace.working(), shorter(wait, left.abs().dividedBy(PARTS)));
      if (!left.isNegative() && end.compareTo(wait) < 0) {
        return end;
      }
    }
    return longer(wait, share(pace, open));
  }

  /**
   * The least wait when many sessions are open.
   *
   * @param pace how long to wait while people decide
   * @param open how many sessions are open
   */
  public static Duration share(Pace pace, int open) {
    return pace.waiting().multipliedBy(open).dividedBy(SHARE);
  }

  /**
   * The wait until the next look at a session that has ended and was not carried out yet: less
   * often the longer that lasts.
   *
   * @param pace how long to wait while people decide, at least, and while nothing is awaited, at
   *     most
   * @param end when it ended
   * @param now the time
   */
  public static Duration afterEnd(Pace pace, Instant end, Instant now) {
    return shorter(pace.quiet(), longer(pace.waiting(), Duration.between(end, now).dividedBy(4)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
