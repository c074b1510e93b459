package dev.mpaoperator.approvalsession.plan;

import dev.mpaoperator.progress.Progress;

/**
 * Why the mirror of a session is as it is: the closed vocabulary of its conditions, events and
 * metrics.
 */
public enum SessionReason {
  CREATING("Creating", Progress.WAITING),
  OPEN("Open", Progress.WAITING),
  UNKNOWN_STATE("UnknownState", Progress.WAITING),
  APPROVED("Approved", Progress.DONE),
  REJECTED("Rejected", Progress.DONE),
  EXPIRED("Expired", Progress.DONE),
  CANCELLED("Cancelled", Progress.DONE),
  TEAM_CHANGED("TeamChanged", Progress.DONE),
  FAILED("Failed", Progress.DONE),
  STARTING("Starting", Progress.WORKING),
  MIRRORED("Mirrored", Progress.DONE),
  CANCELLING("Cancelling", Progress.WORKING),
  NOT_CANCELLABLE("NotCancellable", Progress.STUCK),
  ALREADY_ENDED("AlreadyEnded", Progress.DONE),
  HELD_BACK("HeldBack", Progress.STUCK),
  NOT_OWNED("NotOwned", Progress.STUCK),
  NOT_MANAGED("NotManaged", Progress.STUCK),
  TEAM_NOT_FOUND("TeamNotFound", Progress.STUCK),
  ACCESS_DENIED("AccessDenied", Progress.BLOCKED),
  AWS_UNAVAILABLE("AwsUnavailable", Progress.FAILING),
  OPERATOR_ERROR("OperatorError", Progress.FAILING);

  private final String word;
  private final Progress progress;

  SessionReason(String word, Progress progress) {
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
