package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.TeamsByAccount;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AccountTurns;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Wakes the resources whose teams changed in the list of their account. */
final class ListedTeams extends AbstractEventSource<Void, ApprovalTeam> {
  private final TeamWatch watch;
  private final TeamsByAccount teams;
  private final AccountTurns turns;

  /**
   * A source that has not been started.
   *
   * @param watch looks at lists
   * @param teams all resources
   * @param atWork whether this process is the one that works
   */
  ListedTeams(TeamWatch watch, TeamsByAccount teams, BooleanSupplier atWork) {
    super(Void.class, "listed-teams");
    this.watch = watch;
    this.teams = teams;
    turns =
        new AccountTurns(
            "listed-teams", atWork, watch.roll(), this::accounts, watch::first, this::look);
  }

  private Set<Account> accounts() {
    var present = teams.accounts();
    watch.retain(present);
    return present;
  }

  private static Optional<String> arn(ApprovalTeam team) {
    return Optional.ofNullable(team.getStatus() == null ? null : team.getStatus().arn());
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

  private Duration look(Account account) {
    var resources =
        teams.of(account).stream()
            .filter(team -> arn(team).isPresent())
            .collect(
                Collectors.groupingBy(
                    team -> arn(team).orElseThrow(),
                    Collectors.mapping(ResourceID::fromResource, Collectors.toSet())));
    var turn = watch.turn(account, resources.keySet());
    turn.changed().stream()
        .flatMap(arn -> resources.getOrDefault(arn, Set.of()).stream())
        .forEach(team -> getEventHandler().handleEvent(new Event(team)));
    return turn.next();
  }

  @Override
  public Set<Void> getSecondaryResources(ApprovalTeam team) {
    return Set.of();
  }
}
