package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which changes of teams matter to their sessions. */
final class TeamChanges {
  private volatile Consumer<ApprovalTeam> listener = _ -> {};

  /** Whom to tell when a request of a team was opened or decided. */
  void tell(Consumer<ApprovalTeam> listener) {
    this.listener = listener;
  }

  /** Whether the mirrors of a team are to be looked at. */
  boolean updated(ApprovalTeam team, ApprovalTeam before) {
    if (!Objects.equals(moves(team), moves(before))) {
      listener.accept(team);
      return true;
    }
    // Whether a wish to cancel is held back stands in the spec and in an annotation.
    return !Objects.equals(team.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(
            team.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
  }

  /**
   * Whether a change of a team concerns a session of it: others are seen in lists. Not each of
   * hundreds is looked at because a person edited the team.
   */
  static boolean concern(ApprovalTeam team, ApprovalSession session) {
    var proposal = team.getStatus() == null ? null : team.getStatus().proposal();
    return session.getSpec().wantsCancel()
        || Written.outcome(session).isEmpty()
        || (proposal != null && session.getSpec().sessionArn().equals(proposal.sessionArn()));
  }

  /** What changes when a session begins or ends. */
  private static List<@Nullable String> moves(ApprovalTeam team) {
    var status = team.getStatus();
    var proposal = status == null ? null : status.proposal();
    return Arrays.asList(
        status == null ? null : status.arn(),
        status == null ? null : status.teamStatusCode(),
        proposal == null ? null : proposal.sessionArn(),
        proposal == null ? null : proposal.state());
  }
}
