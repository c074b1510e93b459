package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an approval team is made of and may change: one version of it. */
record Version(String id, String description, int threshold, List<Approver> approvers) {

  Version {
    approvers = List.copyOf(approvers);
  }

  Optional<Approver> approver(String identityId) {
    return approvers.stream().filter(a -> a.identityId().equals(identityId)).findFirst();
  }

  Version answered(String identityId, Approver.Invitation answer, Instant at) {
    return withApprovers(
        approvers.stream()
            .map(a -> a.identityId().equals(identityId) ? a.answered(answer, at) : a)
            .toList());
  }

  Version withApprovers(List<Approver> others) {
    return new Version(id, description, threshold, others);
  }

  boolean allAccepted() {
    return approvers.stream().allMatch(a -> a.invitation() == Approver.Invitation.ACCEPTED);
  }
}
