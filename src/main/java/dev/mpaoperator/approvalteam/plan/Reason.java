package dev.mpaoperator.approvalteam.plan;

/**
 * Why a team is as it is: the closed vocabulary that conditions, events, logs and metrics share.
 * The names are API. What each says to a person stands in {@code Messages}.
 */
public enum Reason {
  // The spec is in force.
  ACTIVE("Active", Kind.DONE),
  RESOLVED("Resolved", Kind.DONE),
  UPDATE_PENDING_OUTSIDE("UpdatePendingOutside", Kind.DONE),
  DELETION_PENDING_OUTSIDE("DeletionPendingOutside", Kind.DONE),

  // Machines work; seconds.
  STARTING("Starting", Kind.WORKING),
  CREATING("Creating", Kind.WORKING),
  VALIDATING("Validating", Kind.WORKING),
  CONFIRMING("ConfirmingRequest", Kind.WORKING),
  SUBMITTING_UPDATE("SubmittingUpdate", Kind.WORKING),
  WITHDRAWING("Withdrawing", Kind.WORKING),
  DISCARDING_DRAFT("DiscardingDraft", Kind.WORKING),
  REQUESTING_DELETION("RequestingDeletion", Kind.WORKING),
  DELETING_INACTIVE("DeletingInactiveTeam", Kind.WORKING),
  DELETED("Deleted", Kind.WORKING),
  RETAINED("Retained", Kind.WORKING),

  // People decide, or something else outside must happen first; minutes to a day.
  AWAITING_INVITATIONS("AwaitingInvitations", Kind.WAITING),
  AWAITING_UPDATE_APPROVAL("AwaitingUpdateApproval", Kind.WAITING),
  AWAITING_UPDATE_INVITATIONS("AwaitingUpdateInvitations", Kind.WAITING),
  AWAITING_OTHER_UPDATE("AwaitingOtherUpdate", Kind.WAITING),
  AWAITING_DELETION_APPROVAL("AwaitingDeletionApproval", Kind.WAITING),
  DELETION_WINDOW("DeletionWindow", Kind.WAITING),
  IDENTITY_SOURCE_NOT_FOUND("IdentitySourceNotFound", Kind.WAITING),
  IDENTITY_SOURCE_NOT_READY("IdentitySourceNotReady", Kind.WAITING),
  UNKNOWN_STATE("UnknownState", Kind.WAITING),

  // It will not go on by itself: a new spec or a person is needed.
  FAILED_VALIDATION("FailedValidation", Kind.STUCK),
  INVITATIONS_FAILED("InvitationsFailed", Kind.STUCK),
  UPDATE_REJECTED("UpdateRejected", Kind.STUCK),
  UPDATE_EXPIRED("UpdateExpired", Kind.STUCK),
  UPDATE_NOT_APPROVED("UpdateNotApproved", Kind.STUCK),
  UPDATE_INVITATIONS_FAILED("UpdateInvitationsFailed", Kind.STUCK),
  UPDATE_FAILED_VALIDATION("UpdateFailedValidation", Kind.STUCK),
  UPDATE_CANCELLED("UpdateCancelled", Kind.STUCK),
  DELETION_REJECTED("DeletionRejected", Kind.STUCK),
  DELETION_EXPIRED("DeletionExpired", Kind.STUCK),
  DELETION_NOT_APPROVED("DeletionNotApproved", Kind.STUCK),
  DELETION_FAILED_VALIDATION("DeletionFailedValidation", Kind.STUCK),
  DELETION_CANCELLED("DeletionCancelled", Kind.STUCK),
  DRIFT_DETECTED("DriftDetected", Kind.STUCK),
  NAME_TAKEN("NameTaken", Kind.STUCK),
  NOT_OWNED("NotOwned", Kind.STUCK),
  TEAM_GONE("TeamGone", Kind.STUCK),
  INVALID_REQUEST("InvalidRequest", Kind.STUCK),

  // The cloud does not answer as it should; it is tried again without end.
  ACCESS_DENIED("AccessDenied", Kind.TROUBLE),
  QUOTA_EXCEEDED("QuotaExceeded", Kind.TROUBLE),
  CONFLICT("Conflict", Kind.TROUBLE),
  AWS_UNAVAILABLE("AwsUnavailable", Kind.TROUBLE),
  OPERATOR_ERROR("OperatorError", Kind.TROUBLE);

  /** What a reason means for how things go on. */
  public enum Kind {
    /** Nothing is to be done. */
    DONE,
    /** Machines work: it goes on in seconds. */
    WORKING,
    /** People, or another resource, are waited for. */
    WAITING,
    /** It does not go on by itself. */
    STUCK,
    /** A call failed and is tried again. */
    TROUBLE
  }

  private final String word;
  private final Kind kind;

  Reason(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The word as it stands in conditions and events. */
  public String word() {
    return word;
  }

  /** What it means for how things go on. */
  public Kind kind() {
    return kind;
  }
}
