package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApiGroup;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish to ask once more for what was refused: the annotation {@code
 * mpaoperator.dev/retry} with any new token. The token that was fulfilled last stands in the
 * status, so a manifest may keep it.
 */
final class Retries {
  private static final String ANNOTATION = ApiGroup.NAME + "/retry";

  private Retries() {}

  /** The token in the annotation. */
  static @Nullable String token(ApprovalTeam team) {
    var annotations = team.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(ANNOTATION);
  }

  /** Whether there is a token that was not fulfilled yet. */
  static boolean isWanted(ApprovalTeam team) {
    var token = token(team);
    var status = team.getStatus();
    return token != null && !Objects.equals(token, status == null ? null : status.handledRetry());
  }

  /**
   * Whether a wish to try again has nothing to try: it is over, and will not strike at a later
   * refusal.
   */
  static boolean isMoot(Reason reason) {
    return switch (reason.progress()) {
      case DONE, STUCK -> true;
      case WAITING ->
          reason != Reason.IDENTITY_SOURCE_NOT_FOUND && reason != Reason.IDENTITY_SOURCE_NOT_READY;
      case WORKING, BLOCKED, FAILING -> false;
    };
  }
}
