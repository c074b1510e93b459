package dev.mpaoperator.approvalteam.plan;

/**
 * What to do now, and why.
 *
 * @param action one step at most
 * @param reason why, in the one vocabulary that conditions, events and metrics share
 */
public record Decision(Action action, Reason reason) {

  static Decision hold(Reason reason) {
    return new Decision(new Action.None(), reason);
  }
}
