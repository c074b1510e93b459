package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.approvalsession.SessionReport.Said;
import dev.mpaoperator.approvalsession.plan.Outcome;
import dev.mpaoperator.approvalsession.plan.Retention.Known;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.kubernetes.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a mirror says of its session, as it was written down last. */
final class Written {
  /** For so long after its end a session may still show something new. */
  private static final Duration JUST_ENDED = Duration.ofHours(1);

  private Written() {}

  /** How the session stood; empty if nothing was written down. */
  static Optional<SessionReason> outcome(ApprovalSession session) {
    var status = session.getStatus();
    return status == null || status.sessionStatus() == null
        ? Optional.empty()
        : Optional.of(Outcome.of(status.sessionStatus(), status.sessionStatusCode()));
  }

  /** As retention sees it; empty if nothing was written down. */
  static Optional<Known> known(ApprovalSession session, Instant now) {
    var status = session.getStatus();
    return outcome(session)
        .map(outcome ->
            Known.of(
                session.getSpec().sessionArn(),
                Outcome.isOpen(outcome, expiration(session), now),
                SessionStatusWriter.time(status.completionTime()),
                expiration(session),
                SessionStatusWriter.time(status.initiationTime())));
  }

  /** Whether people can vote, as far as it was written down. */
  static boolean isOpen(ApprovalSession session, Instant now) {
    return known(session, now).filter(Known::open).isPresent();
  }

  /** When the session ends at the latest, if it is known. */
  static @Nullable Instant expiration(ApprovalSession session) {
    var status = session.getStatus();
    return status == null ? null : SessionStatusWriter.time(status.expirationTime());
  }

  /** Whether there is nothing left to learn: its end is written down, with all that followed. */
  static boolean isOver(ApprovalSession session, Instant now) {
    if (outcome(session).filter(Outcome::isEnd).isEmpty()) {
      return false;
    }
    var justEnded =
        known(session, now).filter(k -> k.end().plus(JUST_ENDED).isAfter(now)).isPresent();
    return (synced(session) == SessionReason.MIRRORED || !justEnded)
        && !"PENDING".equals(session.getStatus().executionStatus());
  }

  /** The same with the sentence that stands there. */
  static Said said(ApprovalSession session) {
    var status = session.getStatus();
    return new Said(
        synced(session),
        Conditions.find(status == null ? null : status.conditions(), "Synced")
            .map(c -> c.getMessage())
            .orElse(""));
  }

  /** Why the mirror is, or is not, as AWS showed the session. */
  static SessionReason synced(ApprovalSession session) {
    var status = session.getStatus();
    var word =
        Conditions.find(status == null ? null : status.conditions(), "Synced")
            .map(c -> c.getReason())
            .orElse("");
    return Arrays.stream(SessionReason.values())
        .filter(r -> r.word().equals(word))
        .findFirst()
        .orElse(SessionReason.STARTING);
  }
}
