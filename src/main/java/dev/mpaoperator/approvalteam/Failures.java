package dev.mpaoperator.approvalteam;

import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.failure.CloudFailure;

/** What a failed call says to a person: what AWS answered, and what can be done. */
final class Failures {
  private Failures() {}

  static String text(Reason reason, RuntimeException e) {
    var what = e instanceof CloudFailure f ? f.text() : e.getClass().getSimpleName();
    return what + advice(reason);
  }

  private static String advice(Reason reason) {
    return switch (reason) {
      case ACCESS_DENIED ->
          ". Grant the operator's role this action; it is tried again every few minutes";
      case QUOTA_EXCEEDED ->
          ". An account has at most 10 teams and one identity source: delete what is not needed; it is tried again"
              + " every few minutes";
      case CONFLICT -> ". The state in AWS does not allow it now: looking again";
      case AWS_UNAVAILABLE -> ". It is tried again without end";
      case INVALID_REQUEST -> ". Correct the spec; the request is not repeated before";
      default -> ". It is tried again; the operator's log has more";
    };
  }
}
