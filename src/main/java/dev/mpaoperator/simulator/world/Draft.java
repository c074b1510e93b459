package dev.mpaoperator.simulator.world;

import java.time.Instant;

/** A proposed version of an active team, which stays in force until the draft gets through. */
record Draft(Version version, Caller requester, Instant initiated, Stage stage) {

  /** How far the draft has come (User Guide, update-team). */
  sealed interface Stage {
    /** The draft is checked. */
    record Validating(Instant until) implements Stage {}

    /** The current team votes on it. */
    record Voting(String sessionArn) implements Stage {}

    /** Approved; the newly added approvers have to accept in time. */
    record Inviting(Instant until) implements Stage {}

    /** Refused, expired or invalid; it stays until it is deleted or replaced. */
    record Failed(Failure failure) implements Stage {}
  }

  boolean isOpen() {
    return !(stage instanceof Stage.Failed);
  }

  Draft at(Stage next) {
    return new Draft(version, requester, initiated, next);
  }

  Draft with(Version changed) {
    return new Draft(changed, requester, initiated, stage);
  }
}
