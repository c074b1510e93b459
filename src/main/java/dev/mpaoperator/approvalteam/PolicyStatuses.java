package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.api.v1alpha1.ResourcePolicyStatus;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.kubernetes.Conditions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a status that speaks of policies. What could not be read stays as it was. */
record PolicyStatuses(
    @Nullable List<PolicyStatus> inForce, @Nullable List<ResourcePolicyStatus> attached) {
  private static final String TYPE = "PoliciesResolved";

  /** What the status says after a pass. */
  static PolicyStatuses of(ApprovalTeamStatus before, Report report) {
    var learned = report.policies() == null ? null : report.policies().facts();
    if (learned != null) {
      return new PolicyStatuses(learned.policies(), learned.attached());
    }
    var isThere = report.look() == null || report.snapshot() != null;
    var sameTeam = before.arn() == null || Objects.equals(before.arn(), report.arn());
    return isThere && sameTeam
        ? new PolicyStatuses(before.policies(), before.resourcePolicies())
        : new PolicyStatuses(null, null);
  }

  /** Sets the condition that says whether the policies exist. */
  static void condition(Conditions conditions, Report report) {
    var look = report.policies();
    if (look == null) {
      if (report.arn() == null) {
        conditions.keepCurrent(TYPE, report.reason().word(), report.message());
      } else {
        conditions.keep(TYPE, report.reason().word(), report.message()); // they cannot have changed
      }
      return;
    }
    switch (look.verdict()) {
      case USABLE -> conditions.set(TYPE, true, Reason.RESOLVED.word(), look.message());
      case NOT_USABLE ->
          conditions.set(TYPE, false, Reason.POLICY_NOT_USABLE.word(), look.message());
      case NOT_CHECKED ->
          conditions.unknown(TYPE, Reason.POLICIES_NOT_CHECKED.word(), look.message());
    }
  }
}
