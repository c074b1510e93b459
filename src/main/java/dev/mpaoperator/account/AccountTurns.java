package dev.mpaoperator.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns of accounts: each has a thread of its own, so that one that hangs delays no other. They
 * begin as accounts come; those of one that is gone find nothing to do.
 */
public final class AccountTurns {
  private final Map<Account, Turns> turns = new HashMap<>();
  private final String name;
  private final BooleanSupplier atWork;
  private final Supplier<Set<Account>> accounts;
  private final Supplier<Duration> idle;
  private final Function<Account, Duration> turn;
  private final Turns roll;
  private boolean stopped;

  /**
   * Turns that have not been started.
   *
   * @param name of the threads
   * @param atWork whether this process is the one that works
   * @param roll between two looks at which accounts there are
   * @param accounts those that there are
   * @param idle the wait before the first turn of an account, and after one that failed
   * @param turn the work; says how long to wait before the account's next turn
   */
  public AccountTurns(
      String name,
      BooleanSupplier atWork,
      Duration roll,
      Supplier<Set<Account>> accounts,
      Supplier<Duration> idle,
      Function<Account, Duration> turn) {
    this.name = name;
    this.atWork = atWork;
    this.accounts = accounts;
    this.idle = idle;
    this.turn = turn;
    this.roll =
        new Turns(
            name,
            atWork,
            () -> roll,
            () -> {
              call();
              return roll;
            });
  }

  /** Starts. */
  public synchronized void start() {
    stopped = false;
    roll.start();
  }

  /** Stops; turns that are under way are let finish. */
  public synchronized void stop() {
    stopped = true;
    roll.stop();
    turns.values().forEach(Turns::stop);
    turns.clear();
  }

  /** Does something between two turns of an account, as soon as it can; nothing if it has none. */
  public synchronized void soon(Account account, Runnable work) {
    var of = turns.get(account);
    if (of != null) {
      of.soon(work);
    }
  }

  private void call() {
    var present = accounts.get();
    synchronized (this) {
      for (var account : stopped ? Set.<Account>of() : present) {
        turns
            .computeIfAbsent(account, a -> new Turns(name, atWork, idle, () -> turn.apply(a)))
            .start();
      }
    }
  }
}
