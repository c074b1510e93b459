package dev.mpaoperator.monitoring;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Teams as the cache holds them. */
final class SampleTeams {
  private SampleTeams() {}

  /** An active team of three whose update is voted on. */
  static ApprovalTeam voting(String name) {
    return with(
        name,
        """
        observedGeneration: 2
        teamStatus: ACTIVE
        minApprovalsRequired: 3
        definitionHash: abc
        conditions:
        - {type: Ready, status: "False", reason: AwaitingUpdateApproval}
        - {type: Available, status: "True", reason: AwaitingUpdateApproval}
        - {type: Synced, status: "True", reason: AwaitingUpdateApproval}
        - {type: ApproversResolved, status: "True", reason: Resolved}
        - {type: PoliciesResolved, status: "True", reason: Resolved}
        - {type: Reconciling, status: "True", reason: AwaitingUpdateApproval}
        approvers:
        - {name: one, identityId: a, response: ACCEPTED}
        - {name: two, identityId: b, response: ACCEPTED}
        - {name: three, identityId: c, response: ACCEPTED}
        proposal: {kind: Update, state: Open, hash: h, expirationTime: "2026-11-24T02:27:35Z"}
        """);
  }

  /** A team with that status. */
  static ApprovalTeam with(String name, String status) {
    return Serialization.unmarshal(
        """
        apiVersion: mpaoperator.dev/v1alpha1
        kind: ApprovalTeam
        metadata: {namespace: pay, name: %s}
        spec:
          name: %s
          description: guards the vaults
          approvalStrategy: {mofN: {minApprovalsRequired: 2}}
          approvers: []
          policies: []
        status:
        %s\
        """
            .formatted(name, name, status.indent(2)),
        ApprovalTeam.class);
  }
}
