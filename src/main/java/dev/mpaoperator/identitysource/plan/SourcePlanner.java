package dev.mpaoperator.identitysource.plan;

import dev.mpaoperator.identitysource.plan.ObservedSource.Missing;
import dev.mpaoperator.identitysource.plan.ObservedSource.Present;

/**
 * Decides the next step for an identity source. An account has one: one that is there and fits is
 * used, and left in place when the resource goes, unless the resource created it.
 */
public final class SourcePlanner {
  private SourcePlanner() {}

  /** The one step that is right now. */
  public static SourceDecision decide(SourceIntent intent, ObservedSource observed) {
    return switch (intent) {
      case SourceIntent.Keep(var wish) -> keep(wish, observed);
      case SourceIntent.Yield(var deleting) ->
          deleting
              ? new SourceDecision(SourceAction.FINISH, SourceReason.RETAINED)
              : SourceDecision.hold(SourceReason.ACCOUNT_CLAIMED);
      case SourceIntent.Release() -> new SourceDecision(SourceAction.FINISH, SourceReason.RETAINED);
      case SourceIntent.Remove(var teams) ->
          teams.isEmpty() ? remove(observed) : SourceDecision.hold(SourceReason.IN_USE);
    };
  }

  private static SourceDecision keep(Parameters wish, ObservedSource observed) {
    return switch (observed) {
      case Missing() -> new SourceDecision(SourceAction.CREATE, SourceReason.CREATING);
      case Present(var there, _, _, _) when !there.equals(wish) ->
          SourceDecision.hold(SourceReason.OTHER_SOURCE_EXISTS);
      case Present(_, var state, _, _) ->
          switch (state) {
            case CREATING -> SourceDecision.hold(SourceReason.CREATING);
            case ACTIVE -> SourceDecision.hold(SourceReason.ACTIVE);
            case DELETING -> SourceDecision.hold(SourceReason.DELETING); // then it is created again
            case ERROR -> SourceDecision.hold(SourceReason.SOURCE_ERROR);
            case UNKNOWN -> SourceDecision.hold(SourceReason.UNKNOWN_STATE);
          };
    };
  }

  private static SourceDecision remove(ObservedSource observed) {
    return switch (observed) {
      case Missing() -> new SourceDecision(SourceAction.FINISH, SourceReason.DELETED);
      case Present(_, _, var ours, _) when !ours ->
          new SourceDecision(SourceAction.FINISH, SourceReason.RETAINED);
      case Present(_, var state, _, var inUse) ->
          switch (state) {
            case CREATING -> SourceDecision.hold(SourceReason.CREATING);
            case ACTIVE, ERROR ->
                inUse
                    ? SourceDecision.hold(SourceReason.IN_USE)
                    : new SourceDecision(SourceAction.DELETE, SourceReason.DELETING);
            case DELETING -> SourceDecision.hold(SourceReason.DELETING);
            case UNKNOWN -> SourceDecision.hold(SourceReason.UNKNOWN_STATE);
          };
    };
  }
}
