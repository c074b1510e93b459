package dev.mpaoperator.approvalteam.plan;

import java.util.stream.Stream;

/** A wish, what AWS shows, and what is remembered. */
record World(Intent intent, ObservedTeam team, Memory memory) {
  static final Intent KEEP = new Intent.Keep(Teams.WISH);
  static final Intent REMOVE = new Intent.Remove(Teams.SINCE, null);
  static final Intent REMOVE_LATER = new Intent.Remove(Teams.SINCE, 7);

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

  /** Whether the action asks people. */
  static boolean asksPeople(Action action) {
    return switch (action) {
      case Action.Create _, Action.Update _, Action.RequestDeletion _ -> true;
      case Action.None _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.Finish _ ->
          false;
    };
  }
}
