package dev.mpaoperator.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shares the workers among accounts: one whose calls hang keeps its share busy, and the others go
 * on. The only one has most of them: others may come while it hangs.
 */
public final class Workers {
  private static final int SHARES = 3;

  private final Map<Account, Integer> busy = new HashMap<>();
  private final int workers;

  /** So many are shared, at least 1. */
  public Workers(int workers) {
    this.workers = workers;
  }

  /**
   * Does some work on this thread, if the account has a worker left.
   *
   * @return what came of it; empty if nothing was done
   */
  public <T> Optional<T> work(Account account, Supplier<T> work) {
    if (!take(account)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      giveBack(account);
    }
  }

  private synchronized boolean take(Account account) {
    var now = busy.getOrDefault(account, 0);
    var free = now < share(account);
    if (free) {
      busy.put(account, now + 1);
    }
    return free;
  }

  private synchronized void giveBack(Account account) {
    busy.computeIfPresent(account, (_, some) -> some == 1 ? null : some - 1);
  }

  /** An account whose number is not known yet may be the same, and takes nothing from others. */
  private int share(Account account) {
    var others =
        busy.keySet().stream().anyMatch(a -> a.id() != null && !a.id().equals(account.id()));
    return Math.max(1, others ? workers / SHARES : workers - workers / SHARES);
  }
}
