package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import org.jspecify.annotations.Nullable;

/**
 * Finds the team of a resource in AWS: by the ARN that the status holds, else by name and ownership
 * tags.
 */
final class TeamObserver {
  private final ApprovalTeamGateway gateway;

  TeamObserver(ApprovalTeamGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * What was found.
   *
   * @param observed for the plan
   * @param snapshot the team, {@code null} if there is none to show
   * @param proven the team was just seen to bear this resource's tags
   */
  record Sight(ObservedTeam observed, @Nullable TeamSnapshot snapshot, boolean proven) {}

  /** Looks. */
  Sight look(ApprovalTeam team, SpecReader.Wish wish, Ownership owner) {
    var status = team.getStatus();
    if (status != null && status.arn() != null) {
      return gateway
          .get(status.arn())
          .map(snapshot -> new Sight(snapshot.observed(), snapshot, false))
          .orElse(new Sight(new ObservedTeam.Missing(), null, false));
    }
    return switch (wish.intent()) {
      case Intent.Hold _, Intent.Release _ -> new Sight(new ObservedTeam.Missing(), null, false);
      case Intent.Keep _, Intent.Remove _ -> search(team.getSpec().name(), wish, owner);
    };
  }

  private Sight search(String name, SpecReader.Wish wish, Ownership owner) {
    var arns = gateway.findByName(wish.accountId(), name);
    for (var arn : arns) {
      if (gateway.isOwnedBy(arn, owner)) {
        var snapshot = gateway.get(arn);
        if (snapshot.isPresent()) {
          return new Sight(snapshot.get().observed(), snapshot.get(), true);
        }
      }
    }
    return new Sight(
        arns.isEmpty() ? new ObservedTeam.Missing() : new ObservedTeam.NameTaken(), null, false);
  }
}
