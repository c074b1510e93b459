package dev.mpaoperator.access;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.TeamLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is more about a team than its namespace may have. */
final class Limits {
  private Limits() {}

  /** In words, what would have to be changed; nothing if the team keeps to the limits. */
  static List<String> exceeded(@Nullable TeamLimits limits, ApprovalTeamSpec team) {
    var exceeded = new ArrayList<String>();
    if (limits == null) {
      return exceeded;
    }
    var least = limits.minApprovers();
    if (least != null && team.approvers().size() < least) {
      exceeded.add("name at least %d `approvers`".formatted(least));
    }
    var threshold = limits.minApprovalsRequired();
    var mofN = team.approvalStrategy().mofN();
    if (threshold != null && mofN != null && mofN.minApprovalsRequired() < threshold) {
      exceeded.add("raise `minApprovalsRequired` to at least %d".formatted(threshold));
    }
    var policies = limits.policies();
    if (policies != null) {
      team.policies().stream()
          .map(PolicyReference::arn)
          .filter(policy -> policies.stream().noneMatch(allowed -> allows(allowed, policy)))
          .forEach(policy -> exceeded.add("do without policy " + policy));
    }
    return exceeded;
  }

  /** One without a version allows every version. */
  private static boolean allows(String allowed, String policy) {
    return policy.equals(allowed) || policy.substring(0, policy.lastIndexOf('/')).equals(allowed);
  }

  /** Whether a team may be deleted. A word of a newer version does not allow it. */
  static boolean allowDeletion(@Nullable TeamLimits limits) {
    return limits == null
        || limits.deletion() == null
        || limits.deletion().equals(TeamLimits.ALLOWED);
  }
}
