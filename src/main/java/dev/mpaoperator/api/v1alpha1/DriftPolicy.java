package dev.mpaoperator.api.v1alpha1;

/**
 * What happens when a team was changed outside of its resource. Words and no enum, as in {@link
 * DeletionPolicy}.
 */
public final class DriftPolicy {
  /** It is said, and left as it is. */
  public static final String REPORT = "Report";

  /** People are asked to undo it, once for each change. */
  public static final String PROPOSE = "Propose";

  private DriftPolicy() {}
}
