package dev.mpaoperator.approvalteam.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tags of a team are to be changed. Only keys that were set for the resource are its own; all
 * others are left as they are. Nobody is asked.
 *
 * @param set keys and values to set
 * @param remove keys to remove
 */
public record TagPlan(Map<String, String> set, Set<String> remove) {

  /**
   * The change that is right now.
   *
   * @param wished what the team should bear
   * @param own keys that were set for the resource before
   * @param actual what it bears
   */
  public static TagPlan of(
      Map<String, String> wished, Set<String> own, Map<String, String> actual) {
    var set = new TreeMap<>(wished);
    set.entrySet().removeIf(tag -> tag.getValue().equals(actual.get(tag.getKey())));
    var remove = new TreeSet<>(own);
    remove.removeAll(wished.keySet());
    remove.retainAll(actual.keySet());
    return new TagPlan(set, remove);
  }

  /** The step that makes it so. */
  public Decision step() {
    return Decision.act(new Action.ChangeTags(this), Reason.CHANGING_TAGS);
  }

  /** Whether everything is as it should be. */
  public boolean isEmpty() {
    return set.isEmpty() && remove.isEmpty();
  }
}
