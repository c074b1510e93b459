package dev.mpaoperator.approvalsession;

import dev.mpaoperator.account.Turns;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Collection;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Has the sessions of teams listed, and wakes the mirrors of those that changed. */
final class ListedSessions extends AbstractEventSource<Void, ApprovalSession> {
  private final SessionFinder finder;
  private final Supplier<Collection<ApprovalTeam>> teams;
  private final SessionFinder.Existing mirrors;
  private final Turns turns;

  /**
   * A source that has not been started.
   *
   * @param finder lists
   * @param teams all teams
   * @param mirrors those that there are
   * @param atWork whether this process is the one that works
   */
  ListedSessions(
      SessionFinder finder,
      Supplier<Collection<ApprovalTeam>> teams,
      SessionFinder.Existing mirrors,
      BooleanSupplier atWork) {
    super(Void.class, "listed-sessions");
    this.finder = finder;
    this.teams = teams;
    this.mirrors = mirrors;
    turns =
        new Turns(
            "listed-sessions",
            atWork,
            finder::first,
            () -> finder.turn(teams.get(), mirrors, this::wake));
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
    finder.moved(team);
    turns.soon(() -> finder.outOfTurn(teams.get(), mirrors, this::wake));
  }

  private void wake(ApprovalSession mirror) {
    getEventHandler().handleEvent(new Event(ResourceID.fromResource(mirror)));
  }

  @Override
  public Set<Void> getSecondaryResources(ApprovalSession session) {
    return Set.of();
  }
}
