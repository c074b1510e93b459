package dev.mpaoperator.account;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The {@link Backoff} of each account: trouble with one delays no other. */
public final class Backoffs {
  private final Map<Account, Backoff> accounts = new ConcurrentHashMap<>();
  private final GrowingWait waits;
  private final Clock clock;
  private final RandomGenerator random;

  /** Backoffs that wait so long, by this clock. */
  public Backoffs(GrowingWait waits, Clock clock, RandomGenerator random) {
    this.waits = waits;
    this.clock = clock;
    this.random = random;
  }

  /** That of an account. */
  public Backoff of(Account account) {
    return accounts.computeIfAbsent(account, _ -> new Backoff(waits, clock, random));
  }
}
