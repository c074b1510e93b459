package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Change;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.LostRequest;
import dev.mpaoperator.approvalteam.plan.LostRequest.Found;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a request whose answer was lost, before it would be sent again: only then, for it costs
 * a call.
 */
final class LostAnswers {
  private final ApprovalTeamGateway gateway;

  LostAnswers(ApprovalTeamGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * What became of the last request, {@code null} if it was not lost, never arrived, or cannot be
   * looked for.
   */
  @Nullable Found find(ApprovalTeam team, Sight sight, Decision decision, Memory memory) {
    var proposal = team.getStatus() == null ? null : team.getStatus().proposal();
    var asked = memory.asked();
    var snapshot = sight.snapshot();
    if (proposal == null
        || asked == null
        || snapshot == null
        || !LostRequest.wouldRepeat(decision, sight.observed(), memory)) {
      return null;
    }
    var requested = Memories.time(proposal.requestedTime());
    if (requested == null) {
      return null;
    }
    var lost =
        new LostRequest(asked, requested, proposal.precedingSessionArn(), another(snapshot, asked));
    return gateway.votes(snapshot.arn()).flatMap(votes -> lost.among(votes, memory)).orElse(null);
  }

  /** The vote on an update that was refused, where that is another than the request. */
  private static @Nullable String another(TeamSnapshot snapshot, Memory.Asked asked) {
    return snapshot.session() != null
            && snapshot.observed()
                instanceof ObservedTeam.Active(_, Change.UpdateRefused(var draft, _, _))
            && !draft.fingerprint().equals(asked.fingerprint())
        ? snapshot.session().sessionArn()
        : null;
  }
}
