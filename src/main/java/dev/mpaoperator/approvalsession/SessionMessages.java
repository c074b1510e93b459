package dev.mpaoperator.approvalsession;

import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.Cancellation;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import org.jspecify.annotations.Nullable;

/** What people read. */
final class SessionMessages {
  static final Said MIRRORED =
      new Said(SessionReason.MIRRORED, "the status is what AWS showed last");

  static final Said STARTING = new Said(SessionReason.STARTING, "the session is being looked at");

  static final Said NOT_MANAGED =
      new Said(
          SessionReason.NOT_MANAGED,
          "the ApprovalTeam may not be managed now, its status says why: AWS is not asked about its sessions");

  private SessionMessages() {}

  /** How a session stands. */
  static String of(SessionReason outcome) {
    return switch (outcome) {
      case CREATING -> "AWS prepares the session";
      case OPEN -> "people vote";
      case APPROVED -> "the approvers approved it";
      case REJECTED -> "the approvers rejected it";
      case EXPIRED -> "the time ran out before enough people approved";
      case CANCELLED -> "it was cancelled";
      case TEAM_CHANGED -> "AWS cancelled it because the team was changed or deleted";
      case FAILED -> "it failed: `status.sessionStatusCode` and `status.statusMessage` say why";
      case UNKNOWN_STATE ->
          "AWS shows a state that this version of the operator does not know: `status.sessionStatus` is as it came";
      default -> outcome.word();
    };
  }

  /**
   * What became of the wish to cancel it; {@code null} if there is none.
   *
   * @param step what is done about it
   * @param outcome how the session stands
   */
  static @Nullable Said of(Cancellation.Step step, SessionReason outcome) {
    return switch (step) {
      case NONE -> null;
      case SEND, AWAIT ->
          new Said(
              SessionReason.CANCELLING, "AWS was asked to cancel it, and shows it open as yet");
      case DONE -> new Said(SessionReason.CANCELLED, "the session is cancelled");
      case TOO_LATE ->
          new Said(
              SessionReason.ALREADY_ENDED, "there is nothing to cancel any more: " + of(outcome));
      case REFUSE ->
          new Said(
              SessionReason.NOT_CANCELLABLE,
              "AWS lets only a pending update or deletion of the team itself be cancelled here, and shows none by this"
                  + " session; what a service asks can be cancelled at that service");
      case HOLD ->
          new Said(
              SessionReason.HELD_BACK,
              "the ApprovalTeam is paused or only observed (`managementPolicy`), so nothing is written to AWS: it is"
                  + " cancelled when that ends");
    };
  }
}
