package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.progress.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says in a few words who or what is waited for: the column WAITING. */
final class Waiting {
  private final ApprovalTeam team;
  private final @Nullable TeamSnapshot snapshot;
  private final Voices voices;

  Waiting(ApprovalTeam team, @Nullable TeamSnapshot snapshot) {
    this.team = team;
    this.snapshot = snapshot;
    voices = new Voices(team, snapshot);
  }

  /** In a few words who or what is waited for, {@code null} if nothing is. */
  @Nullable String words(Reason reason) {
    var what =
        switch (reason) {
          case AWAITING_INVITATIONS, AWAITING_UPDATE_INVITATIONS -> {
            var open = voices.asked().stream().filter(a -> !a.accepted()).count();
            yield open == 1 ? "1 invitation" : open + " invitations";
          }
          case AWAITING_UPDATE_APPROVAL -> "update " + voices.tally();
          case AWAITING_DELETION_APPROVAL -> "deletion " + voices.tally();
          case AWAITING_OTHER_UPDATE -> "other update";
          case AWAITING_EARLIER_UPDATE -> "earlier update";
          case SETTLING -> "settle time";
          case DELETION_WINDOW -> "deletion window";
          case IDENTITY_SOURCE_NOT_FOUND, IDENTITY_SOURCE_NOT_READY ->
              "IdentitySource " + reference();
          default ->
              switch (reason.progress()) {
                case STUCK ->
                    (team.isMarkedForDeletion() ? "decision (" : "new spec (")
                        + reason.word()
                        + ")";
                case BLOCKED -> "administrator (" + reason.word() + ")";
                case DONE, WORKING, WAITING, FAILING -> null;
              };
        };
    return what == null || reason.progress() != Progress.WAITING ? what : what + until();
  }

  private String reference() {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? "?" : reference.name();
  }

  private String until() {
    Instant deadline = snapshot == null ? null : snapshot.deadline();
    return deadline == null ? "" : " until " + deadline.truncatedTo(ChronoUnit.SECONDS);
  }
}
