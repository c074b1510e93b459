package dev.mpaoperator.account;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The {@link PolicyCatalogue} of each account. */
public final class PolicyCatalogues {
  private final Map<Account, PolicyCatalogue> accounts = new ConcurrentHashMap<>();
  private final PolicyLists lists;
  private final Clock clock;

  /** Catalogues that are read through these lists, and grow old by this clock. */
  public PolicyCatalogues(PolicyLists lists, Clock clock) {
    this.lists = lists;
    this.clock = clock;
  }

  /** That of an account. */
  public PolicyCatalogue of(Account account) {
    return accounts.computeIfAbsent(account, a -> new PolicyCatalogue(a, lists, clock));
  }
}
