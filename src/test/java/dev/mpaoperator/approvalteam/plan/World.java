package dev.mpaoperator.approvalteam.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A wish, what AWS shows, and what is remembered. */
record World(Intent intent, ObservedTeam team, Memory memory) {
  static final Intent KEEP = new Intent.Keep(Teams.WISH, Intent.Manner.DEFAULT);
  static final Intent REMOVE = new Intent.Remove(Teams.SINCE, null, Intent.Release.WHEN_DELETED);
  static final Intent KEEP_WAITING = keep(new Intent.Manner(false, true, false));
  static final Intent KEEP_UNSETTLED = keep(new Intent.Manner(true, false, false));
  static final Intent KEEP_AGAINST_DRIFT = keep(new Intent.Manner(true, true, true));
  static final Intent REMOVE_ONCE_APPROVED =
      new Intent.Remove(Teams.SINCE, null, Intent.Release.WHEN_APPROVED);
  static final Intent REMOVE_ONCE_ASKED =
      new Intent.Remove(Teams.SINCE, null, Intent.Release.WHEN_REQUESTED);
  static final Intent REMOVE_LATER = new Intent.Remove(Teams.SINCE, 7, Intent.Release.WHEN_DELETED);

  private static Intent keep(Intent.Manner manner) {
    return new Intent.Keep(Teams.WISH, manner);
  }

  /** Every world with this wish. */
  static Stream<World> allWith(Intent intent) {
    return Teams.kept()
        .leaves()
        .flatMap(team ->
            MemoriesOf.past(intent, team)
                .leaves()
                .flatMap(past ->
                    MemoriesOf.requests(intent, team)
                        .leaves()
                        .map(asked -> new World(intent, team, past.apply(asked)))));
  }

  Decision decision() {
    return TeamPlanner.decide(intent, team, memory);
  }

  /** One of each kind. */
  static List<Action> actions() {
    return List.of(
        new Action.None(),
        new Action.Create(Teams.WISH),
        new Action.Update(Teams.WISH),
        new Action.CancelSession("session"),
        new Action.DiscardDraft("v2"),
        new Action.RequestDeletion((Intent.Remove) REMOVE),
        new Action.DeleteInactive("v1"),
        new Action.Adopt(),
        new Action.ChangeTags(new TagPlan(Map.of("a", "b"), Set.of("c"))),
        new Action.Finish());
  }

  /** Whether the action asks people. */
  static boolean asksPeople(Action action) {
    return switch (action) {
      case Action.Create _, Action.Update _, Action.RequestDeletion _ -> true;
      case Action.None _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.Adopt _,
          Action.ChangeTags _,
          Action.Finish _ ->
          false;
    };
  }
}
