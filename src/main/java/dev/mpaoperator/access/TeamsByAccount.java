package dev.mpaoperator.access;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The teams that may be managed, by account; sorted again only when that was a while ago. */
public final class TeamsByAccount {
  private final Supplier<Stream<ApprovalTeam>> teams;
  private final AccessBook book;
  private final Duration age;
  private final Clock clock;
  private Map<Account, List<ApprovalTeam>> sorted = Map.of();
  private Instant at = Instant.EPOCH;

  /**
   * Has sorted nothing yet.
   *
   * @param teams all of them
   * @param book tells where they may work
   * @param age how long teams stay sorted
   */
  public TeamsByAccount(
      Supplier<Stream<ApprovalTeam>> teams, AccessBook book, Duration age, Clock clock) {
    this.teams = teams;
    this.book = book;
    this.age = age;
    this.clock = clock;
  }

  /** Tells where they may work. */
  public AccessBook book() {
    return book;
  }

  /** The accounts that teams work in. */
  public Set<Account> accounts() {
    return sorted().keySet();
  }

  /** The teams that work in an account. */
  public List<ApprovalTeam> of(Account account) {
    return sorted().getOrDefault(account, List.of());
  }

  private synchronized Map<Account, List<ApprovalTeam>> sorted() {
    var now = clock.instant();
    if (at.isAfter(now) || !at.plus(age).isAfter(now)) {
      sorted =
          teams
              .get()
              .flatMap(team -> book.account(team).map(a -> Map.entry(a, team)).stream())
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getKey,
                      Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
      at = now;
    }
    return sorted;
  }
}
