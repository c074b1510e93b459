package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a team version. The service gives each one an id of its own (API). */
record Approver(
    String approverId,
    String identityId,
    String sourceArn,
    Invitation invitation,
    @Nullable Instant responseTime) {

  /** How the invitation was answered (API, IdentityStatus). */
  enum Invitation {
    PENDING,
    ACCEPTED,
    REJECTED,
    INVALID
  }

  static Approver invited(String identityId, String sourceArn) {
    return new Approver(
        UUID.randomUUID().toString(), identityId, sourceArn, Invitation.PENDING, null);
  }

  Approver answered(Invitation answer, Instant at) {
    return new Approver(approverId, identityId, sourceArn, answer, at);
  }

  Approver invalid() {
    return new Approver(approverId, identityId, sourceArn, Invitation.INVALID, responseTime);
  }

  boolean isPending() {
    return invitation == Invitation.PENDING;
  }
}
