package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a session.
 *
 * @param team its team, {@code null} if there is none
 * @param shown what AWS shows, {@code null} if nothing was learned
 * @param synced whether the mirror is as AWS shows the session, in a reason and a sentence
 * @param cancel what became of the wish to cancel it, {@code null} if there is none
 * @param cancelRequested when AWS was asked to cancel it, {@code null} if it was not
 */
record SessionReport(
    @Nullable ApprovalTeam team,
    @Nullable SessionSnapshot shown,
    Said synced,
    @Nullable Said cancel,
    @Nullable Instant cancelRequested) {

  /** A reason with a sentence for people. */
  record Said(SessionReason reason, String message) {}

  /** The same about the wish to cancel. */
  SessionReport cancelling(@Nullable Said cancel, @Nullable Instant requested) {
    return new SessionReport(team, shown, synced, cancel, requested);
  }
}
