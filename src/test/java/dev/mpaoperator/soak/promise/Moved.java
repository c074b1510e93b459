package dev.mpaoperator.soak.promise;

import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.soak.Month;
import java.util.HashMap;
import java.util.Map;

/** Counts how often what is in force changes: with {@code drift: Propose}, each may be undone. */
final class Moved implements Promise {
  private final Month month;
  private final Map<String, TeamDefinition> inForce = new HashMap<>();

  Moved(Month month) {
    this.month = month;
  }

  @Override
  public void looked() {
    for (var team : month.aws().teams().of(Simulator.DEFAULT_ACCOUNT)) {
      var now = Truth.definition(team);
      var before = inForce.put(team.arn(), now);
      var owner = month.aws().teams().tags(team.arn()).get("mpaoperator.dev/uid");
      if (before != null && !before.equals(now) && owner != null) {
        month.users().wishes().moved(owner);
      }
    }
  }
}
