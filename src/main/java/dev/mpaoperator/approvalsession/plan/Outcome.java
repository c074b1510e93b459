package dev.mpaoperator.approvalsession.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What AWS's words for the state of a session mean. */
public final class Outcome {
  private static final Duration GRACE = Duration.ofHours(1);

  private Outcome() {}

  /**
   * How a session stands. The words of the model are {@code SessionStatus} and {@code
   * SessionStatusCode}; CloudTrail knows two more codes (User Guide, "Logging using CloudTrail").
   *
   * @param status AWS's word, {@code null} if it gave none
   * @param code AWS's word, {@code null} if it gave none
   */
  public static SessionReason of(@Nullable String status, @Nullable String code) {
    return switch (status) {
      case "CREATING" -> SessionReason.CREATING;
      case "PENDING" -> SessionReason.OPEN;
      case "APPROVED" -> SessionReason.APPROVED;
      case "CANCELLED" ->
          "CONFIGURATION_CHANGED".equals(code) || "TEAM_DELETED".equals(code)
              ? SessionReason.TEAM_CHANGED
              : SessionReason.CANCELLED;
      case "FAILED" -> failed(code);
      case null, default -> SessionReason.UNKNOWN_STATE;
    };
  }

  private static SessionReason failed(@Nullable String code) {
    return switch (code) {
      case "REJECTED" -> SessionReason.REJECTED;
      case "EXPIRED" -> SessionReason.EXPIRED;
      case null, default -> SessionReason.FAILED;
    };
  }

  /** Whether that is an end: it stays so. */
  public static boolean isEnd(SessionReason outcome) {
    return switch (outcome) {
      case APPROVED, REJECTED, EXPIRED, CANCELLED, TEAM_CHANGED, FAILED -> true;
      default -> false;
    };
  }

  /**
   * Whether people can still vote, for all that is known. A state that is not known counts as an
   * end when the session's time is over.
   *
   * @param outcome how it stands
   * @param expiration when it ends at the latest, {@code null} if unknown
   * @param now the time
   */
  public static boolean isOpen(SessionReason outcome, @Nullable Instant expiration, Instant now) {
    return switch (outcome) {
      case UNKNOWN_STATE -> expiration == null || expiration.plus(GRACE).isAfter(now);
      default -> !isEnd(outcome);
    };
  }
}
