package dev.mpaoperator.approvalteam.plan;

/**
 * What to do now, and why.
 *
 * @param action one step at most
 * @param reason why, in the one vocabulary that conditions, events and metrics share
 * @param deferred what is held back for that reason, and would be done if it did not stand
 */
public record Decision(Action action, Reason reason, Action deferred) {
  private static final Action NOTHING = new Action.None();

  static Decision act(Action action, Reason reason) {
    return new Decision(action, reason, NOTHING);
  }

  static Decision hold(Reason reason) {
    return new Decision(NOTHING, reason, NOTHING);
  }

  static Decision defer(Action action, Reason reason) {
    return new Decision(NOTHING, reason, action);
  }
}
