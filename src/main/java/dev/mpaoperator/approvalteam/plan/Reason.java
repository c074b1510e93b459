package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.progress.Progress;

/**
 * Why a team is as it is: the closed vocabulary that conditions, events, logs and metrics share.
 * The names are API. What each says to a person stands in {@code Messages}.
 */
public enum Reason {
  // The spec is in force.
  ACTIVE("Active", Progress.DONE),
  RESOLVED("Resolved", Progress.DONE),
  POLICIES_NOT_CHECKED("PoliciesNotChecked", Progress.DONE),
  IDENTITY_CHANGED("IdentityChanged", Progress.DONE),
  UPDATE_PENDING_OUTSIDE("UpdatePendingOutside", Progress.DONE),
  DELETION_PENDING_OUTSIDE("DeletionPendingOutside", Progress.DONE),

  // Machines work; seconds.
  STARTING("Starting", Progress.WORKING),
  CREATING("Creating", Progress.WORKING),
  VALIDATING("Validating", Progress.WORKING),
  CONFIRMING("ConfirmingRequest", Progress.WORKING),
  SUBMITTING_UPDATE("SubmittingUpdate", Progress.WORKING),
  WITHDRAWING("Withdrawing", Progress.WORKING),
  DISCARDING_DRAFT("DiscardingDraft", Progress.WORKING),
  REQUESTING_DELETION("RequestingDeletion", Progress.WORKING),
  DELETING_INACTIVE("DeletingInactiveTeam", Progress.WORKING),
  ADOPTING("Adopting", Progress.WORKING),
  CHANGING_TAGS("ChangingTags", Progress.WORKING),
  DELETED("Deleted", Progress.WORKING),
  RELEASED("Released", Progress.WORKING),
  RETAINED("Retained", Progress.WORKING),

  // People decide, or something else outside must happen first; minutes to a day.
  SETTLING("Settling", Progress.WAITING),
  AWAITING_INVITATIONS("AwaitingInvitations", Progress.WAITING),
  AWAITING_UPDATE_APPROVAL("AwaitingUpdateApproval", Progress.WAITING),
  AWAITING_UPDATE_INVITATIONS("AwaitingUpdateInvitations", Progress.WAITING),
  AWAITING_EARLIER_UPDATE("AwaitingEarlierUpdate", Progress.WAITING),
  AWAITING_OTHER_UPDATE("AwaitingOtherUpdate", Progress.WAITING),
  AWAITING_DELETION_APPROVAL("AwaitingDeletionApproval", Progress.WAITING),
  DELETION_WINDOW("DeletionWindow", Progress.WAITING),
  IDENTITY_SOURCE_NOT_FOUND("IdentitySourceNotFound", Progress.WAITING),
  IDENTITY_SOURCE_NOT_READY("IdentitySourceNotReady", Progress.WAITING),
  UNKNOWN_STATE("UnknownState", Progress.WAITING),

  // It will not go on by itself: a new spec or a person is needed.
  FAILED_VALIDATION("FailedValidation", Progress.STUCK),
  INVITATIONS_FAILED("InvitationsFailed", Progress.STUCK),
  UPDATE_REJECTED("UpdateRejected", Progress.STUCK),
  UPDATE_EXPIRED("UpdateExpired", Progress.STUCK),
  UPDATE_NOT_APPROVED("UpdateNotApproved", Progress.STUCK),
  UPDATE_INVITATIONS_FAILED("UpdateInvitationsFailed", Progress.STUCK),
  UPDATE_FAILED_VALIDATION("UpdateFailedValidation", Progress.STUCK),
  UPDATE_CANCELLED("UpdateCancelled", Progress.STUCK),
  DELETION_REJECTED("DeletionRejected", Progress.STUCK),
  DELETION_EXPIRED("DeletionExpired", Progress.STUCK),
  DELETION_NOT_APPROVED("DeletionNotApproved", Progress.STUCK),
  DELETION_FAILED_VALIDATION("DeletionFailedValidation", Progress.STUCK),
  DELETION_CANCELLED("DeletionCancelled", Progress.STUCK),
  DRIFT_DETECTED("DriftDetected", Progress.STUCK),
  DIFFERENCE_FOUND("DifferenceFound", Progress.STUCK),
  ADOPTION_IMPOSSIBLE("AdoptionImpossible", Progress.STUCK),
  NAME_TAKEN("NameTaken", Progress.STUCK),
  NOT_OWNED("NotOwned", Progress.STUCK),
  TEAM_GONE("TeamGone", Progress.STUCK),
  INVALID_REQUEST("InvalidRequest", Progress.STUCK),
  POLICY_NOT_USABLE("PolicyNotUsable", Progress.STUCK),
  APPROVER_NOT_FOUND("ApproverNotFound", Progress.STUCK),
  APPROVER_AMBIGUOUS("ApproverAmbiguous", Progress.STUCK),
  APPROVER_DISABLED("ApproverDisabled", Progress.STUCK),
  APPROVER_TWICE("ApproverTwice", Progress.STUCK),
  NAMESPACE_NOT_ALLOWED("NamespaceNotAllowed", Progress.STUCK),
  LIMIT_EXCEEDED("LimitExceeded", Progress.STUCK),
  DELETION_FORBIDDEN("DeletionForbidden", Progress.STUCK),
  UNKNOWN_SPEC("UnknownSpec", Progress.STUCK),
  OBSERVE_ONLY("ObserveOnly", Progress.STUCK),
  PAUSED("Paused", Progress.STUCK),

  // The cloud does not answer as it should; it is tried again without end.
  WRONG_ACCOUNT("WrongAccount", Progress.BLOCKED),
  ACCESS_DENIED("AccessDenied", Progress.BLOCKED),
  QUOTA_EXCEEDED("QuotaExceeded", Progress.BLOCKED),
  CONFLICT("Conflict", Progress.FAILING),
  AWS_UNAVAILABLE("AwsUnavailable", Progress.FAILING),
  OPERATOR_ERROR("OperatorError", Progress.FAILING);

  private final String word;
  private final Progress progress;

  Reason(String word, Progress progress) {
    this.word = word;
    this.progress = progress;
  }

  /** The word as it stands in conditions and events. */
  public String word() {
    return word;
  }

  /** What it means for how things go on. */
  public Progress progress() {
    return progress;
  }
}
