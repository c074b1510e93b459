package dev.mpaoperator.approvalteam.plan;

import java.util.ArrayList;
import java.util.List;

/** What an action that is held back would do, in sentences for people. */
public final class PlannedChanges {
  private PlannedChanges() {}

  /**
   * The sentences, none if nothing would be done.
   *
   * @param action what would be done
   * @param observed what AWS shows
   */
  public static List<String> of(Action action, ObservedTeam observed) {
    return switch (action) {
      case Action.None _ -> List.of();
      case Action.Create(var wish) ->
          List.of("would create the team and invite %s".formatted(people(wish.approvers().size())));
      case Action.Update(var wish) -> update(wish, observed);
      case Action.CancelSession _ -> List.of("would cancel the open request");
      case Action.DiscardDraft _ -> List.of("would discard the update that was not granted");
      case Action.RequestDeletion _ ->
          List.of("would ask %s to delete the team".formatted(voters(observed)));
      case Action.DeleteInactive _ ->
          List.of("would delete the team, which never became active: nobody is asked");
      case Action.Adopt _ -> List.of("would take over the team by its tags: nobody is asked");
      case Action.ChangeTags(var plan) -> List.of("would " + tags(plan) + ": nobody is asked");
      case Action.Finish _ -> List.of("would let this resource go");
    };
  }

  /**
   * The sentences for an action and for what comes right after it: what makes way is no end in
   * itself.
   *
   * @param intent what is wished
   */
  public static List<String> of(Action action, Intent intent, ObservedTeam observed) {
    var sentences = new ArrayList<>(of(action, observed));
    sentences.addAll(of(next(action, intent, observed), observed));
    return List.copyOf(sentences);
  }

  /** What an action makes way for, {@link Action.None} if for nothing. */
  public static Action next(Action action, Intent intent, ObservedTeam observed) {
    if (!(action instanceof Action.CancelSession || action instanceof Action.DiscardDraft)) {
      return new Action.None();
    }
    return switch (intent) {
      case Intent.Keep(var wish, _) ->
          observed instanceof ObservedTeam.Active(var live, _) && !live.equals(wish)
              ? new Action.Update(wish)
              : new Action.None();
      case Intent.Remove wish -> new Action.RequestDeletion(wish);
      case Intent.LetGo _, Intent.Hold _ -> new Action.None();
    };
  }

  private static List<String> update(TeamDefinition wish, ObservedTeam observed) {
    return switch (observed) {
      case ObservedTeam.Active(var live, _) ->
          List.of(
              "would ask %s to %s"
                  .formatted(voters(observed), String.join(" and ", wish.changesFrom(live))));
      default ->
          List.of("would change the team and invite %s".formatted(people(wish.approvers().size())));
    };
  }

  /** Their keys; values may be confidential. */
  private static String tags(TagPlan plan) {
    var changes = new ArrayList<String>();
    if (!plan.set().isEmpty()) {
      changes.add("set the tags " + String.join(", ", plan.set().keySet()));
    }
    if (!plan.remove().isEmpty()) {
      changes.add("remove the tags " + String.join(", ", plan.remove()));
    }
    return String.join(" and ", changes);
  }

  private static String voters(ObservedTeam observed) {
    return observed instanceof ObservedTeam.Active(var live, _)
        ? people(live.approvers().size())
        : "the team";
  }

  private static String people(int count) {
    return count == 1 ? "1 person" : count + " people";
  }
}
