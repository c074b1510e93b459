package dev.mpaoperator.approvalteam;

import static java.util.Objects.requireNonNull;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Creation;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries out one action, and says which requests need a marker before them. */
final class TeamActions {
  private final ApprovalTeamGateway gateway;
  private final String cluster;
  private final Tags tags;

  TeamActions(ApprovalTeamGateway gateway, String cluster, Tags tags) {
    this.gateway = gateway;
    this.cluster = cluster;
    this.tags = tags;
  }

  /** Whose the team of a resource is. */
  Ownership owner(ApprovalTeam team) {
    var metadata = team.getMetadata();
    return new Ownership(
        cluster,
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getUid(),
        Instant.parse(metadata.getCreationTimestamp()));
  }

  /** AWS's word for the call that carries the action out, {@code null} if none does. */
  static @Nullable String operation(Action action) {
    return switch (action) {
      case Action.Create _ -> "CreateApprovalTeam";
      case Action.Update _ -> "UpdateApprovalTeam";
      case Action.CancelSession _ -> "CancelSession";
      case Action.DiscardDraft _, Action.DeleteInactive _ -> "DeleteInactiveApprovalTeamVersion";
      case Action.RequestDeletion _ -> "StartActiveApprovalTeamDeletion";
      case Action.Adopt _, Action.ChangeTags _ -> "TagResource";
      case Action.None _, Action.Finish _ -> null;
    };
  }

  /**
   * The marker of an action that asks people or takes over a team, {@code null} for one of which
   * nothing need be remembered.
   */
  @Nullable Proposal marker(Action action, ApprovalTeam team, Intent intent, Instant now) {
    var before = team.getStatus() == null ? null : team.getStatus().proposal();
    var generation = team.getMetadata().getGeneration();
    var attempt = attempt(before);
    return switch (action) {
      case Action.Create(var wish) ->
          Proposals.submitting(
              Kind.CREATION,
              wish.fingerprint(),
              generation,
              repeats(team, before) ? attempt : attempt + 1,
              now);
      case Action.Update(var wish) ->
          Proposals.submitting(Kind.UPDATE, wish.fingerprint(), generation, attempt, now);
      case Action.RequestDeletion(var wish) ->
          Proposals.submitting(Kind.DELETION, wish.fingerprint(), generation, attempt, now);
      case Action.Adopt _ ->
          Proposals.submitting(
              Kind.ADOPTION, Proposals.takenOverAt(team, intent), generation, attempt, now);
      case Action.None _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.ChangeTags _,
          Action.Finish _ ->
          null;
    };
  }

  /**
   * Whether this creation may have been carried out before without our knowing. Then it bears the
   * same token, and AWS answers with the team that it made, if it made one.
   */
  private static boolean repeats(ApprovalTeam team, @Nullable Proposal before) {
    return before != null
        && Kind.CREATION.word().equals(before.kind())
        && !State.FAILED.word().equals(before.state())
        && (team.getStatus() == null || team.getStatus().arn() == null);
  }

  private static int attempt(@Nullable Proposal before) {
    return before == null || before.attempt() == null ? 0 : before.attempt();
  }

  /**
   * Makes the call.
   *
   * @param action what to do
   * @param team for which resource
   * @param arn of the team, {@code null} only for a creation
   * @param marker the marker that stands in the resource's status, for actions that need one
   * @return the ARN of the team after it, which is new after a creation
   */
  @Nullable String perform(
      Action action, ApprovalTeam team, @Nullable String arn, @Nullable Proposal marker) {
    switch (action) {
      case Action.Create(var wish) -> {
        var spec = team.getSpec();
        var token = team.getMetadata().getUid() + "-" + requireNonNull(marker).attempt();
        return gateway
            .create(
                new Creation(
                    spec.name(),
                    wish,
                    spec.policies().stream().map(PolicyReference::arn).sorted().toList(),
                    owner(team),
                    tags.wished(spec),
                    token))
            .arn();
      }
      case Action.Update(var wish) -> gateway.update(requireNonNull(arn), wish);
      case Action.CancelSession(var session) -> gateway.cancelSession(session);
      case Action.DiscardDraft(var version) -> gateway.deleteVersion(requireNonNull(arn), version);
      case Action.DeleteInactive(var version) ->
          gateway.deleteVersion(requireNonNull(arn), version);
      case Action.RequestDeletion(var wish) ->
          gateway.requestDeletion(requireNonNull(arn), wish.pendingWindowDays());
      case Action.Adopt _ -> gateway.adopt(requireNonNull(arn), owner(team));
      case Action.ChangeTags(var plan) ->
          gateway.changeTags(requireNonNull(arn), plan.set(), plan.remove());
      case Action.None _, Action.Finish _ -> {}
    }
    return arn;
  }
}
