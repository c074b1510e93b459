package dev.mpaoperator.failure;

import org.jspecify.annotations.Nullable;

/**
 * A call to the cloud that did not succeed. "Not found" is not among them: it is an answer, and
 * gateways give it as a value.
 */
public final class CloudFailure extends RuntimeException {

  /** What a failure means for going on. */
  public enum Kind {
    /**
     * The right is missing, or there are no credentials: an administrator must act; try again
     * slowly.
     */
    DENIED,
    /** The request is wrong: only another request helps. */
    INVALID,
    /** The state of the resource does not allow it now: look again. */
    CONFLICT,
    /** A limit of the account is reached: an administrator must act; try again slowly. */
    QUOTA,
    /** Throttled, broken or out of reach: try again. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String operation;
  private final boolean effectUnknown;

  /**
   * A failure.
   *
   * @param kind what it means
   * @param operation the call, in AWS's word, for example {@code CreateApprovalTeam}
   * @param detail what the cloud said, safe to show
   * @param effectUnknown the call may have had its effect all the same: the answer was lost
   * @param cause the exception of the client
   */
  public CloudFailure(
      Kind kind,
      String operation,
      String detail,
      boolean effectUnknown,
      @Nullable Throwable cause) {
    super(operation + ": " + detail, cause);
    this.kind = kind;
    this.operation = operation;
    this.effectUnknown = effectUnknown;
  }

  /** What it means for going on. */
  public Kind kind() {
    return kind;
  }

  /** The call that failed, in AWS's word. */
  public String operation() {
    return operation;
  }

  /** Whether the call may have had its effect all the same. */
  public boolean effectUnknown() {
    return effectUnknown;
  }

  /** Operation and answer in one line. */
  public String text() {
    var message = getMessage();
    return message == null ? operation : message;
  }
}
