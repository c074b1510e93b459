package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the team of a resource in AWS: by the ARN that the status holds, else by name and ownership
 * tags.
 */
final class TeamObserver {
  private static final Sight NOTHING = new Sight(new ObservedTeam.Missing(), null, false);

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
    var name = team.getSpec().name();
    var arn = team.getStatus() == null ? null : team.getStatus().arn();
    return switch (wish.intent()) {
      // Asks nothing: it is the way out even when AWS cannot be asked.
      case Intent.Release _ -> NOTHING;
      case Intent.Hold _ -> arn == null ? NOTHING : get(arn).orElse(NOTHING);
      case Intent.Keep _, Intent.Remove _ when arn == null -> search(name, wish, owner);
      case Intent.Keep _, Intent.Remove _ ->
          get(arn)
              .or(() -> Optional.of(search(name, wish, owner)).filter(Sight::proven))
              .orElse(NOTHING);
    };
  }

  /** The status is evidence, not proof: what is no ARN of a team is not asked for. */
  private Optional<Sight> get(String arn) {
    return arn.contains(":approval-team/")
        ? gateway.get(arn).map(snapshot -> new Sight(snapshot.observed(), snapshot, false))
        : Optional.empty();
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
