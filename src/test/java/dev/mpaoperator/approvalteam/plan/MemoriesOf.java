package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Teams.DRAFT;
import static dev.mpaoperator.approvalteam.plan.Teams.ELSE;
import static dev.mpaoperator.approvalteam.plan.Teams.LIVE;
import static dev.mpaoperator.approvalteam.plan.Teams.WISH;
import static dev.mpaoperator.approvalteam.plan.Tree.choice;
import static dev.mpaoperator.approvalteam.plan.Tree.on;

import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Everything that can be remembered, with words for it. */
final class MemoriesOf {
  private MemoriesOf() {}

  /** What can be known of the past besides the last request. */
  static Tree<Function<Asked, Memory>> past(Intent intent, ObservedTeam team) {
    return choice(
        on("team known", inForce(true, intent, team)),
        on("team not known", inForce(false, intent, team)));
  }

  private static Tree<Function<Asked, Memory>> inForce(
      boolean known, Intent intent, ObservedTeam team) {
    var branches = new ArrayList<Tree.Branch<Function<Asked, Memory>>>();
    for (var about : definitions(intent, team)) {
      branches.add(
          on(
              about.label(),
              (Function<Asked, Memory>) asked -> new Memory(known, about.fingerprint(), asked)));
    }
    branches.add(on("nothing", (Function<Asked, Memory>) asked -> new Memory(known, null, asked)));
    return new Tree.Choice<>(branches);
  }

  /** The last request: its kind, what became of it, what it was about. */
  static Tree<Asked> requests(Intent intent, ObservedTeam team) {
    var deletions =
        intent instanceof Intent.Remove wish
            ? List.of(
                new About("this", wish.fingerprint()),
                new About("of another window", "deletion-99d"))
            : List.of(new About("of the team", "deletion"));
    var definitions = definitions(intent, team);
    return choice(
        on("none", (Asked) null),
        on("Creation", states(Kind.CREATION, definitions)),
        on("Update", states(Kind.UPDATE, definitions)),
        on("Deletion", states(Kind.DELETION, deletions)),
        on("Adoption", states(Kind.ADOPTION, definitions)));
  }

  /** The last request, if it was of that kind. */
  static Tree<Asked> statesOf(Kind kind, Intent intent, ObservedTeam team) {
    return ((Tree.Choice<Asked>) requests(intent, team))
        .branches().stream()
            .filter(b -> b.labels().contains(kind.word()))
            .map(Tree.Branch::tree)
            .findFirst()
            .orElseThrow();
  }

  private static Tree<Asked> states(Kind kind, List<About> abouts) {
    return new Tree.Choice<>(
        Arrays.stream(State.values())
            .map(state ->
                on(
                    state.word(),
                    choice(
                        on("just now", abouts(kind, state, true, abouts)),
                        on("before", abouts(kind, state, false, abouts)))))
            .toList());
  }

  private static Tree<Asked> abouts(Kind kind, State state, boolean recent, List<About> abouts) {
    return new Tree.Choice<>(
        abouts.stream()
            .map(a -> on(a.label(), new Asked(kind, a.fingerprint(), state, recent)))
            .toList());
  }

  private record About(String label, String fingerprint) {
    About(String label, TeamDefinition definition) {
      this(label, definition.fingerprint());
    }
  }

  private static List<About> definitions(Intent intent, ObservedTeam team) {
    var shown = Teams.definitions(team).toList();
    var abouts = new ArrayList<About>();
    if (intent instanceof Intent.Keep) {
      abouts.add(new About("this wish", WISH));
    }
    if (shown.contains(LIVE)) {
      abouts.add(new About("what AWS has", LIVE));
    }
    if (shown.contains(DRAFT)) {
      abouts.add(new About("that update", DRAFT));
    }
    abouts.add(new About("something else", ELSE));
    return abouts;
  }
}
