package dev.mpaoperator.approvalsession;

import dev.mpaoperator.access.TeamsByAccount;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AccountTurns;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has the sessions of teams listed, and wakes the mirrors of those that changed. */
final class ListedSessions extends AbstractEventSource<Void, ApprovalSession> {
  private final Function<Account, SessionFinder> finders;
  private final TeamsByAccount teams;
  private final SessionFinder.Existing mirrors;
  private final AccountTurns turns;

  /**
   * How long to wait.
   *
   * @param roll between two looks at which accounts there are
   * @param first before an account's first turn: those who start together do not list together
   */
  record Waits(Duration roll, Supplier<Duration> first) {}

  /**
   * A source that has not been started.
   *
   * @param finders list, one for each account
   * @param teams all teams
   * @param mirrors those that there are
   * @param waits how long to wait
   * @param atWork whether this process is the one that works
   */
  ListedSessions(
      Function<Account, SessionFinder> finders,
      TeamsByAccount teams,
      SessionFinder.Existing mirrors,
      Waits waits,
      BooleanSupplier atWork) {
    super(Void.class, "listed-sessions");
    this.finders = finders;
    this.teams = teams;
    this.mirrors = mirrors;
    turns =
        new AccountTurns(
            "listed-sessions", atWork, waits.roll, teams::accounts, waits.first, this::turn);
  }

  private Duration turn(Account account) {
    return finders.apply(account).turn(teams.of(account), mirrors, this::wake);
  }

  @Override
  public void start() {
    super.start();
    turns.start();
  }

  @Override
  public void stop() {
    super.stop();
    turns.stop();
  }

  /** Something moved in a team. */
  void moved(ApprovalTeam team) {
    teams
        .book()
        .account(team)
        .ifPresent(account -> {
          var finder = finders.apply(account);
          finder.moved(team);
          turns.soon(account, () -> finder.outOfTurn(List.of(team), mirrors, this::wake));
        });
  }

  private void wake(ApprovalSession mirror) {
    getEventHandler().handleEvent(new Event(ResourceID.fromResource(mirror)));
  }

  @Override
  public Set<Void> getSecondaryResources(ApprovalSession session) {
    return Set.of();
  }
}
