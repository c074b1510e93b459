package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What would be done is said in sentences, with the number of people who would be asked. */
class PlannedChangesTest {
  private static final TeamDefinition LIVE = team("vaults", 2, "a", "b", "c");
  private static final ObservedTeam ACTIVE = new ObservedTeam.Active(LIVE, new Change.None());

  private static TeamDefinition team(String description, int threshold, String... people) {
    return new TeamDefinition(
        description,
        threshold,
        Set.of(people).stream()
            .map(p -> new Person(p, "source"))
            .collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  void oneRequestIsOneSentence() {
    var wish = team("all vaults", 3, "a", "b", "d", "e");
    assertThat(PlannedChanges.of(new Action.Update(wish), ACTIVE))
        .containsExactly(
            "would ask 3 people to raise the threshold from 2 to 3 and add 2 approvers and remove 1"
                + " approver and change the description");
    assertThat(PlannedChanges.of(new Action.Update(wish), new ObservedTeam.Unrecognized()))
        .containsExactly("would change the team and invite 4 people");
  }

  @Test
  void aDeletionAsksThoseWhoAreInForce() {
    var wish = new Action.RequestDeletion((Intent.Remove) World.REMOVE);
    assertThat(PlannedChanges.of(wish, ACTIVE))
        .containsExactly("would ask 3 people to delete the team");
    assertThat(PlannedChanges.of(wish, new ObservedTeam.Unrecognized()))
        .containsExactly("would ask the team to delete the team");
  }

  @Test
  void nothingIsNothing() {
    assertThat(PlannedChanges.of(new Action.None(), ACTIVE)).isEmpty();
  }

  @Test
  void tagsAreNamedByTheirKeys() {
    assertThat(PlannedChanges.of(tags(Map.of("b", "secret", "a", "x"), Set.of("c")), ACTIVE))
        .containsExactly("would set the tags a, b and remove the tags c: nobody is asked");
    assertThat(PlannedChanges.of(tags(Map.of(), Set.of("c", "d")), ACTIVE))
        .containsExactly("would remove the tags c, d: nobody is asked");
    assertThat(PlannedChanges.of(tags(Map.of("a", "x"), Set.of()), ACTIVE))
        .containsExactly("would set the tags a: nobody is asked");
  }

  private static Action tags(Map<String, String> wished, Set<String> removed) {
    var actual = removed.stream().collect(java.util.stream.Collectors.toMap(k -> k, k -> "old"));
    return TagPlan.of(wished, removed, actual).step().action();
  }

  @Test
  void aTagPlanKnowsWhenThereIsNothingToDo() {
    assertThat(TagPlan.of(Map.of("a", "b"), Set.of("a"), Map.of("a", "b", "z", "y")).isEmpty())
        .isTrue();
    assertThat(TagPlan.of(Map.of("a", "b"), Set.of(), Map.of()).isEmpty()).isFalse();
    assertThat(TagPlan.of(Map.of(), Set.of("a"), Map.of("a", "b")).isEmpty()).isFalse();
    assertThat(TagPlan.of(Map.of(), Set.of("a"), Map.of()).isEmpty()).isTrue();
  }

  @Test
  void everyStepIsHeldBackAndTheWayOutStaysOpen() {
    var finish = Decision.act(new Action.Finish(), Reason.RETAINED);
    for (var mode : Mode.values()) {
      assertThat(mode.restrain(new Intent.LetGo(), finish)).isEqualTo(finish);
    }
    assertThat(Mode.PAUSED.restrain(World.REMOVE, finish))
        .isEqualTo(Decision.defer(new Action.Finish(), Reason.PAUSED));
    assertThat(Mode.FULL.restrain(World.REMOVE, finish)).isEqualTo(finish);
    for (var action : World.actions()) {
      var held = Mode.OBSERVE_ONLY.restrain(World.KEEP, Decision.act(action, Reason.ACTIVE));
      assertThat(held.action()).isEqualTo(new Action.None());
      assertThat(held.deferred()).isEqualTo(action);
    }
  }
}
