package dev.mpaoperator.identitysource.plan;

/**
 * What to do now, and why.
 *
 * @param action one step at most
 * @param reason why
 */
public record SourceDecision(SourceAction action, SourceReason reason) {

  static SourceDecision hold(SourceReason reason) {
    return new SourceDecision(SourceAction.NONE, reason);
  }
}
