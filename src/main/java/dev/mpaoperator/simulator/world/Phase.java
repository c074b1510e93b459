package dev.mpaoperator.simulator.world;

import java.time.Instant;

/** Where a team is in its life (User Guide, team-health). */
sealed interface Phase {
  /** A new or re-edited team is checked. */
  record Validating(Instant until) implements Phase {}

  /** Everybody is invited and has to accept in time. */
  record Inviting(Instant until) implements Phase {}

  /** The team works. */
  record Active() implements Phase {}

  /** The team was never activated. */
  record Inactive() implements Phase {}

  /** The deletion was approved and waits for its window to end. */
  record Deleting(Instant until) implements Phase {}
}
