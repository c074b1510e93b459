package dev.mpaoperator.simulator.shape;

/** How many approvals a team needs. The service knows one strategy only. */
public record ApprovalStrategy(MofN mofN) {
  /** At least {@code minApprovalsRequired} of all approvers. */
  public record MofN(int minApprovalsRequired) {}

  /** The strategy with this threshold. */
  public static ApprovalStrategy atLeast(int minApprovalsRequired) {
    return new ApprovalStrategy(new MofN(minApprovalsRequired));
  }

  /** The threshold. */
  public int threshold() {
    return mofN.minApprovalsRequired;
  }
}
