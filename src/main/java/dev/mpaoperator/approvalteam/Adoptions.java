package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.Accounts;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.NotAdoptable.Obstacle;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a team that a resource should take over. It may if nobody manages the team, or if an
 * earlier resource of the same namespace and name in the same cluster did: that is how a restored
 * backup comes to its own again. What another resource or cluster manages is never taken.
 */
final class Adoptions {
  private final ApprovalTeamGateway gateway;

  Adoptions(ApprovalTeamGateway gateway) {
    this.gateway = gateway;
  }

  /** Whether the resource should take over a team. */
  boolean isWished(ApprovalTeam team, SpecReader.Wish wish) {
    return team.getSpec().adopt() != null && wish.intent() instanceof Intent.Keep;
  }

  /** Whether the resource should take over this team, as far as the spec alone tells. */
  boolean names(ApprovalTeam team, String arn) {
    var adopt = team.getSpec().adopt();
    return adopt != null && (adopt.arn() == null || adopt.arn().equals(arn));
  }

  /** The team that it should take over. */
  Sight target(ApprovalTeam team, SpecReader.Wish wish, Ownership self) {
    var arns = arns(team, wish);
    if (arns.size() > 1) {
      return impossible(Obstacle.AMBIGUOUS, null);
    }
    if (arns.isEmpty()) {
      return impossible(Obstacle.NOT_FOUND, null);
    }
    var arn = arns.getFirst();
    if (wish.accountId() != null && !wish.accountId().equals(Accounts.numberOf(arn))) {
      return impossible(Obstacle.OTHER_ACCOUNT, null);
    }
    return gateway
        .get(arn)
        .map(snapshot -> judged(snapshot, team, self))
        .orElseGet(() -> impossible(Obstacle.NOT_FOUND, null));
  }

  private List<String> arns(ApprovalTeam team, SpecReader.Wish wish) {
    var adopt = Objects.requireNonNull(team.getSpec().adopt());
    return adopt.arn() != null
        ? List.of(adopt.arn())
        : gateway.findByName(wish.accountId(), team.getSpec().name());
  }

  private Sight judged(TeamSnapshot snapshot, ApprovalTeam team, Ownership self) {
    if (snapshot.name() != null && !snapshot.name().equals(team.getSpec().name())) {
      return impossible(Obstacle.OTHER_NAME, snapshot);
    }
    var policies =
        team.getSpec().policies().stream().map(PolicyReference::arn).collect(Collectors.toSet());
    if (!unversioned(policies).equals(unversioned(Set.copyOf(snapshot.policyArns())))) {
      return impossible(Obstacle.OTHER_POLICIES, snapshot);
    }
    var owner = gateway.tags(snapshot.arn()).owner();
    if (owner != null && !owner.isSame(self) && !owner.isFormerOf(self)) {
      return new Sight(new ObservedTeam.Foreign(), null, false, owner);
    }
    // Who may only watch need not be the owner; what nobody understands is not touched.
    return isOnlyWatching(team) || snapshot.observed() instanceof ObservedTeam.Unrecognized
        ? Sight.of(snapshot)
        : new Sight(new ObservedTeam.Adoptable(), snapshot, false, owner);
  }

  /**
   * A team that the status names, and that this resource took over a moment ago or nothing says how
   * it came to: the tags must say whose it is. Of two that take one at the same time, the older
   * keeps it.
   */
  Sight confirmed(
      Sight seen, ApprovalTeam team, SpecReader.Wish wish, Memory memory, Ownership self) {
    var asked = memory.asked();
    if (seen.snapshot() == null || !memory.neverOwned()) {
      return seen;
    }
    var owner = gateway.tags(seen.snapshot().arn()).owner();
    if (owner != null && owner.isSame(self)) {
      var justNow = asked != null && asked.recent();
      return new Sight(
          justNow ? new ObservedTeam.Claimed() : seen.observed(), seen.snapshot(), true, null);
    }
    var adopts = names(team, seen.snapshot().arn());
    var free = adopts && (owner == null || owner.isFormerOf(self));
    if (free && isOnlyWatching(team)) {
      return seen;
    }
    var younger =
        adopts && owner != null && asked != null && asked.recent() && self.isOlderThan(owner);
    return free || younger
        ? new Sight(new ObservedTeam.Adoptable(), seen.snapshot(), false, owner)
        : new Sight(new ObservedTeam.Foreign(), null, false, owner);
  }

  /** Also while it is paused: what goes on after that takes over nothing. */
  private static boolean isOnlyWatching(ApprovalTeam team) {
    return ManagementPolicy.OBSERVE_ONLY.equals(team.getSpec().managementPolicy());
  }

  private static Sight impossible(Obstacle obstacle, @Nullable TeamSnapshot snapshot) {
    return new Sight(new ObservedTeam.NotAdoptable(obstacle), snapshot, false, null);
  }

  /** AWS may read `$DEFAULT` back as a number. */
  private static Set<String> unversioned(Set<String> policyArns) {
    return policyArns.stream()
        .map(arn -> arn.replaceFirst("/[^/]*$", ""))
        .collect(Collectors.toSet());
  }
}
