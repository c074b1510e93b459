package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.api.v1alpha1.ResourcePolicyStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pass learned of the team's policies.
 *
 * @param verdict whether they exist
 * @param message the verdict in words
 * @param facts for the status, {@code null} if nothing new was learned
 */
record PolicyLook(Verdict verdict, String message, @Nullable Facts facts) {

  /** Whether the policies exist. */
  enum Verdict {
    /** They do. */
    USABLE,
    /** A team cannot be created with them. */
    NOT_USABLE,
    /** It is not permitted to look: AWS will say. */
    NOT_CHECKED
  }

  /**
   * What AWS shows of them.
   *
   * @param policies the policies of the team
   * @param attached all that is attached to the team
   * @param unpermitted the first call that was not permitted, {@code null} if all were
   * @param complete no call failed for another reason
   */
  record Facts(
      List<PolicyStatus> policies,
      List<ResourcePolicyStatus> attached,
      @Nullable String unpermitted,
      boolean complete) {}

  /** Whether something could not be read that can be read later. */
  boolean isIncomplete() {
    return facts == null ? verdict == Verdict.USABLE : !facts.complete();
  }
}
