package dev.mpaoperator.approvalteam.plan;

import org.jspecify.annotations.Nullable;

/** What is known of approvers limits what is asked: nobody is invited who cannot be meant. */
public final class ApproverCheck {
  private ApproverCheck() {}

  /**
   * The decision in the light of it.
   *
   * @param obstacle what is wrong with an approver, {@code null} if nothing
   */
  public static Decision restrain(Decision decision, @Nullable Reason obstacle) {
    return obstacle == null
        ? decision
        : switch (decision.action()) {
          case Action.Create _, Action.Update _ -> Decision.defer(decision.action(), obstacle);
          case Action.None _,
              Action.Finish _,
              Action.Adopt _,
              Action.ChangeTags _,
              Action.CancelSession _,
              Action.DiscardDraft _,
              Action.DeleteInactive _,
              Action.RequestDeletion _ ->
              decision;
        };
  }
}
