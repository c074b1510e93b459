package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApiGroup;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.plan.ClockSkew;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people wish by annotations. Any value is legal, and none does harm. */
final class Annotations {
  private static final String RETRY = ApiGroup.NAME + "/retry";

  private Annotations() {}

  /**
   * The token of the wish to ask once more for what was refused: any new one that is not blank. The
   * token that was fulfilled last stands in the status, so a manifest may keep it.
   */
  static @Nullable String retryToken(ApprovalTeam team) {
    var token = value(team, RETRY);
    return token == null || token.isBlank() ? null : token;
  }

  /** Whether there is a token that was not noted as fulfilled yet. */
  static boolean hasNewRetry(ApprovalTeam team) {
    var token = retryToken(team);
    var status = team.getStatus();
    return token != null && !Objects.equals(token, status == null ? null : status.handledRetry());
  }

  /**
   * Whether there is a token that was not fulfilled yet. A request bears its token from before it
   * is sent: if it was perhaps sent, what AWS shows says whether it arrived.
   *
   * @param team the resource
   * @param shown what AWS shows, {@code null} if nothing
   */
  static boolean wantsRetry(ApprovalTeam team, @Nullable TeamSnapshot shown) {
    var last = team.getStatus() == null ? null : team.getStatus().proposal();
    if (!hasNewRetry(team) || last == null || !isRetried(team)) {
      return hasNewRetry(team);
    }
    return State.NOT_SENT.word().equals(last.state())
        || (State.SUBMITTING.word().equals(last.state()) && !hasArrived(last, shown));
  }

  /** Whether the last request was made because of the token that stands there now. */
  static boolean isRetried(ApprovalTeam team) {
    var last = team.getStatus() == null ? null : team.getStatus().proposal();
    return last != null && Objects.equals(retryToken(team), last.retryToken());
  }

  private static boolean hasArrived(Proposal sent, @Nullable TeamSnapshot shown) {
    var requested = Memories.time(sent.requestedTime());
    var asked = shown == null ? null : shown.askedTime();
    return requested != null
        && asked != null
        && !asked.isBefore(requested.minus(ClockSkew.ACCEPTED));
  }

  /**
   * Whether a wish to try again has nothing to try: it is over, and will not strike at a later
   * refusal.
   */
  static boolean isRetryMoot(Reason reason) {
    return switch (reason.progress()) {
      case DONE -> true;
      case STUCK ->
          reason != Reason.OBSERVE_ONLY
              && reason != Reason.PAUSED
              && reason != Reason.POLICY_NOT_USABLE;
      case WAITING ->
          reason != Reason.IDENTITY_SOURCE_NOT_FOUND && reason != Reason.IDENTITY_SOURCE_NOT_READY;
      case WORKING, BLOCKED, FAILING -> false;
    };
  }

  private static @Nullable String value(ApprovalTeam team, String annotation) {
    var annotations = team.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(annotation);
  }
}
