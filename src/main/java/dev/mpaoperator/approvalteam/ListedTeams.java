package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.account.Turns;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Wakes the resources whose teams changed in the list of their account. */
final class ListedTeams extends AbstractEventSource<Void, ApprovalTeam> {
  private static final String BY_ACCOUNT = "account-of-team";

  private final TeamWatch watch;
  private final IndexerResourceCache<ApprovalTeam> resources;
  private final Turns turns;

  /**
   * A source that has not been started.
   *
   * @param watch looks at lists
   * @param resources all resources; gets an index
   * @param atWork whether this process is the one that works
   */
  ListedTeams(
      TeamWatch watch, IndexerResourceCache<ApprovalTeam> resources, BooleanSupplier atWork) {
    super(Void.class, "listed-teams");
    this.watch = watch;
    this.resources = resources;
    turns = new Turns("listed-teams", atWork, watch::first, () -> look(Account.OWN));
    resources.addIndexer(BY_ACCOUNT, ListedTeams::account);
  }

  /** The account where a resource's team is; none as long as there is no team. */
  private static List<String> account(ApprovalTeam team) {
    return arn(team).isEmpty() ? List.of() : List.of("own");
  }

  private static String arn(ApprovalTeam team) {
    var arn = team.getStatus() == null ? null : team.getStatus().arn();
    return arn == null ? "" : arn;
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
    var teams =
        resources.byIndex(BY_ACCOUNT, "own").stream()
            .collect(
                Collectors.groupingBy(
                    ListedTeams::arn,
                    Collectors.mapping(ResourceID::fromResource, Collectors.toSet())));
    var turn = watch.turn(account, teams.keySet());
    turn.changed().stream()
        .flatMap(arn -> teams.getOrDefault(arn, Set.of()).stream())
        .forEach(team -> getEventHandler().handleEvent(new Event(team)));
    return turn.next();
  }

  @Override
  public Set<Void> getSecondaryResources(ApprovalTeam team) {
    return Set.of();
  }
}
