package dev.mpaoperator.identitysource.plan;

import dev.mpaoperator.progress.Progress;

/**
 * Why an identity source is as it is: the closed vocabulary of its conditions, events, logs and
 * metrics.
 */
public enum SourceReason {
  ACTIVE("Active", Progress.DONE),
  STARTING("Starting", Progress.WORKING),
  CREATING("Creating", Progress.WORKING),
  DELETING("Deleting", Progress.WORKING),
  DELETED("Deleted", Progress.WORKING),
  RETAINED("Retained", Progress.WORKING),
  IN_USE("InUse", Progress.WAITING),
  UNKNOWN_STATE("UnknownState", Progress.WAITING),
  SOURCE_ERROR("IdentitySourceError", Progress.STUCK),
  OTHER_SOURCE_EXISTS("OtherSourceExists", Progress.STUCK),
  ACCOUNT_CLAIMED("AccountClaimed", Progress.STUCK),
  INVALID_REQUEST("InvalidRequest", Progress.STUCK),
  WRONG_ACCOUNT("WrongAccount", Progress.BLOCKED),
  ACCESS_DENIED("AccessDenied", Progress.BLOCKED),
  QUOTA_EXCEEDED("QuotaExceeded", Progress.BLOCKED),
  CONFLICT("Conflict", Progress.FAILING),
  AWS_UNAVAILABLE("AwsUnavailable", Progress.FAILING),
  OPERATOR_ERROR("OperatorError", Progress.FAILING);

  private final String word;
  private final Progress progress;

  SourceReason(String word, Progress progress) {
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
