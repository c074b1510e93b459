package dev.mpaoperator.simulator.iam;

/** What policies say of a call (IAM User Guide, reference_policies_evaluation-logic). */
public enum Verdict {
  /** A statement allows it, and none denies it. */
  ALLOWED,
  /** No statement allows it. */
  NOT_ALLOWED,
  /** A statement denies it, whatever others say. */
  DENIED
}
