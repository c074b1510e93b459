package dev.mpaoperator.soak.promise;

import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Pass;
import dev.mpaoperator.soak.Violation;

/** P2: a resource has one team, and who sees an old copy of it changes nothing. */
final class OneTeam implements Promise {
  private final Month month;

  OneTeam(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    if (call.effects() == 0) {
      return;
    }
    var uid = call.resource().getMetadata().getUid();
    var teams =
        month.aws().teams().of(Simulator.DEFAULT_ACCOUNT).stream()
            .map(TeamAnswers.Team::arn)
            .filter(arn -> uid.equals(month.aws().teams().tags(arn).get("mpaoperator.dev/uid")))
            .toList();
    if (teams.size() > 1) {
      throw new Violation("P2", uid + " has " + teams.size() + " teams: " + teams);
    }
  }

  @Override
  public void passed(Pass pass) {
    if (!pass.current() && !pass.calls().isEmpty()) {
      throw new Violation(
          "P2",
          "a pass over an old copy of %s made calls: %s"
              .formatted(pass.given().getMetadata().getName(), pass.calls()));
    }
  }
}
