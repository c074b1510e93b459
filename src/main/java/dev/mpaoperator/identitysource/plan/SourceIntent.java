package dev.mpaoperator.identitysource.plan;

import java.util.List;

/** What the resource wishes for. */
public sealed interface SourceIntent {

  /**
   * The identity source should exist.
   *
   * @param parameters over which instance
   */
  record Keep(Parameters parameters) implements SourceIntent {}

  /**
   * An older resource claims the same account; this one does nothing.
   *
   * @param deleting this resource is being deleted
   */
  record Yield(boolean deleting) implements SourceIntent {}

  /**
   * The identity source should go.
   *
   * @param teams resources that still refer to it
   */
  record Remove(List<String> teams) implements SourceIntent {
    /** Copies the list. */
    public Remove {
      teams = List.copyOf(teams);
    }
  }

  /** The resource lets go of the identity source, which stays as it is. */
  record Release() implements SourceIntent {}
}
