package dev.mpaoperator.identitysource.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.identitysource.plan.ObservedSource.Present;
import dev.mpaoperator.progress.Progress;
import org.junit.jupiter.api.Test;

class SourceDecisionTableTest {
  @Test
  void theCheckedInTableIsCurrent() {
    assertThat(SourceDecisionTable.FILE)
        .as("the planner's answers (run `make decisions` and read the difference)")
        .hasContent(SourceDecisionTable.text());
  }

  @Test
  void onlyWhatIsOursAndUnusedIsEverDeleted() {
    SourceDecisionTable.intents()
        .values()
        .forEach(intent ->
            SourceDecisionTable.sights()
                .values()
                .forEach(sight -> {
                  var decision = SourcePlanner.decide(intent, sight);
                  if (decision.action() == SourceAction.DELETE) {
                    assertThat(intent).isEqualTo(new SourceIntent.Remove(java.util.List.of()));
                    assertThat(sight)
                        .isInstanceOfSatisfying(
                            Present.class,
                            p -> {
                              assertThat(p.ours()).isTrue();
                              assertThat(p.teamsInAws()).isFalse();
                            });
                  }
                }));
  }

  @Test
  void whoeverWaitsOrIsStuckDoesNothing() {
    SourceDecisionTable.intents()
        .values()
        .forEach(intent ->
            SourceDecisionTable.sights()
                .values()
                .forEach(sight -> {
                  var decision = SourcePlanner.decide(intent, sight);
                  if (decision.reason().progress() != Progress.WORKING) {
                    assertThat(decision.action()).isEqualTo(SourceAction.NONE);
                  }
                }));
  }
}
