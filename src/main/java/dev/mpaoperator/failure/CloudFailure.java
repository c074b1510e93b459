package dev.mpaoperator.failure;

import org.jspecify.annotations.Nullable;

/**
 * A call to the cloud that did not succeed. "Not found" is not among them: it is an answer, and
 * gateways give it as a value.
 */
public final class CloudFailure extends RuntimeException {

  /** What a failure means for going on. */
  public enum Kind {
    /** A right or credentials are missing: an administrator must act; try again slowly. */
    DENIED("Grant the operator's role this action; it is tried again every few minutes"),
    /** The request is wrong: only another request helps. */
    INVALID("Correct the spec; the request is not repeated before"),
    /** The state of the resource does not allow it now: look again. */
    CONFLICT("The state in AWS does not allow it now: looking again"),
    /** A limit of the account is reached: an administrator must act; try again slowly. */
    QUOTA(
        "An account has at most 10 teams and one identity source: delete what is not needed; it is"
            + " tried again every few minutes"),
    /** The credentials are another account's: an administrator must act; try again slowly. */
    WRONG_ACCOUNT(
        "Correct the operator's credentials or role, or `account` of the IdentitySource; it is tried again every few minutes"),
    /** Throttled, broken or out of reach: try again. */
    UNAVAILABLE("It is tried again without end");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    /** What a person can do, in a sentence without a full stop. */
    public String advice() {
      return advice;
    }
  }

  private static final String NEW_CREDENTIALS =
      "Give the operator valid credentials; it is tried again every few minutes";

  private final Kind kind;
  private final String operation;
  private final boolean effectUnknown;
  private final boolean withoutCredentials;

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
    this(kind, operation, detail, effectUnknown, false, cause);
  }

  private CloudFailure(
      Kind kind,
      String operation,
      String detail,
      boolean effectUnknown,
      boolean withoutCredentials,
      @Nullable Throwable cause) {
    super(operation + ": " + detail, cause);
    this.withoutCredentials = withoutCredentials;
    this.kind = kind;
    this.operation = operation;
    this.effectUnknown = effectUnknown;
  }

  /** There are no credentials that AWS takes; no right would help. Of {@link Kind#DENIED}. */
  public static CloudFailure ofCredentials(
      String operation, String detail, @Nullable Throwable cause) {
    return new CloudFailure(Kind.DENIED, operation, detail, false, true, cause);
  }

  /** Whether there are no credentials that AWS takes, so that no right would help. */
  public boolean isOfCredentials() {
    return withoutCredentials;
  }

  /** What it means for going on. */
  public Kind kind() {
    return kind;
  }

  /** The call that failed, in AWS's word. */
  public String operation() {
    return operation;
  }

  /** The IAM action that allows a call. Those of other services bear their service's name. */
  public static String action(String operation) {
    return operation.contains(":") ? operation : "mpa:" + operation;
  }

  /** Whether the call may have had its effect all the same. */
  public boolean effectUnknown() {
    return effectUnknown;
  }

  /**
   * What a failed pass says in events, which travel further than the status of a resource: AWS may
   * quote what people wrote, except when it names the action that is not permitted.
   */
  public static String note(RuntimeException e) {
    return e instanceof CloudFailure f && f.kind != Kind.DENIED
        ? f.operation + ": AWS did not carry it out; the status of this resource says why"
        : text(e);
  }

  /** What a failed pass says to a person: what AWS answered, and what can be done. */
  public static String text(RuntimeException e) {
    return e instanceof CloudFailure f
        ? f.getMessage() + ". " + (f.withoutCredentials ? NEW_CREDENTIALS : f.kind.advice())
        : "internal error (%s): it is tried again; the operator's log has more"
            .formatted(e.getClass().getSimpleName());
  }
}
