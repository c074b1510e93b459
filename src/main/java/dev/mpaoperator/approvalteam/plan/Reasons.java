package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;

/** The reasons that follow from what AWS shows alone. */
final class Reasons {
  private Reasons() {}

  static Reason awaited(ObservedTeam.Pending.Stage stage) {
    return switch (stage) {
      case VALIDATING -> Reason.VALIDATING;
      case INVITING -> Reason.AWAITING_INVITATIONS;
    };
  }

  static Reason awaited(UpdateOpen.Stage stage) {
    return switch (stage) {
      case VALIDATING -> Reason.VALIDATING;
      case VOTING -> Reason.AWAITING_UPDATE_APPROVAL;
      case INVITING -> Reason.AWAITING_UPDATE_INVITATIONS;
    };
  }

  static Reason failed(ObservedTeam.Inactive.Failure failure) {
    return switch (failure) {
      case VALIDATION -> Reason.FAILED_VALIDATION;
      case ACTIVATION -> Reason.INVITATIONS_FAILED;
    };
  }

  static Reason updateRefused(Change.Refusal refusal) {
    return switch (refusal) {
      case REJECTED -> Reason.UPDATE_REJECTED;
      case EXPIRED -> Reason.UPDATE_EXPIRED;
      case NOT_APPROVED -> Reason.UPDATE_NOT_APPROVED;
      case NOT_ACTIVATED -> Reason.UPDATE_INVITATIONS_FAILED;
      case INVALID -> Reason.UPDATE_FAILED_VALIDATION;
    };
  }

  static Reason deletionRefused(Change.Refusal refusal) {
    return switch (refusal) {
      case REJECTED -> Reason.DELETION_REJECTED;
      case EXPIRED -> Reason.DELETION_EXPIRED;
      case NOT_APPROVED, NOT_ACTIVATED -> Reason.DELETION_NOT_APPROVED;
      case INVALID -> Reason.DELETION_FAILED_VALIDATION;
    };
  }
}
