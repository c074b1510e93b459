package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Settling;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a changed spec must stand before people are asked, so that several quick
 * changes are one request. When it ends stands in the status: a restart does not begin it anew.
 */
final class Settle {
  private final Duration byDefault;

  /** With this time for resources that say none. */
  Settle(Duration byDefault) {
    this.byDefault = byDefault;
  }

  /** Whether the wish with this fingerprint has stood long enough. */
  boolean isOver(ApprovalTeam team, String hash, Instant now) {
    var end = end(standing(team, hash));
    return time(team).isZero() || (end != null && !now.isBefore(end));
  }

  /** What to write down while it has not. */
  Settling settling(ApprovalTeam team, String hash, Instant now) {
    var latest = now.plus(time(team));
    var standing = standing(team, hash);
    var end = end(standing);
    // The time may have been shortened meanwhile.
    return standing != null && end != null && !end.isAfter(latest)
        ? standing
        : new Settling(hash, latest.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private Duration time(ApprovalTeam team) {
    var updates = team.getSpec().updates();
    return updates == null || updates.settleSeconds() == null
        ? byDefault
        : Duration.ofSeconds(updates.settleSeconds());
  }

  private static @Nullable Settling standing(ApprovalTeam team, String hash) {
    var settling = team.getStatus() == null ? null : team.getStatus().settling();
    return settling != null && hash.equals(settling.hash()) ? settling : null;
  }

  /** When it ends, {@code null} if it has not begun, or somebody wrote there what is no time. */
  static @Nullable Instant end(@Nullable Settling settling) {
    try {
      return settling == null || settling.untilTime() == null
          ? null
          : Instant.parse(settling.untilTime());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
