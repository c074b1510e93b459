package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the team of a resource in AWS: by the ARN that the status holds, else by name and ownership
 * tags, else the one that it should take over.
 */
final class TeamObserver {
  private static final Sight NOTHING = new Sight(new ObservedTeam.Missing(), null, false, null);

  private final ApprovalTeamGateway gateway;
  private final Adoptions adoptions;

  TeamObserver(ApprovalTeamGateway gateway) {
    this.gateway = gateway;
    adoptions = new Adoptions(gateway);
  }

  /**
   * What was found.
   *
   * @param observed for the plan
   * @param snapshot the team, {@code null} if there is none to show
   * @param proven the team was just seen to bear this resource's tags
   * @param owner whose it is, where that was looked for and it is another's
   */
  record Sight(
      ObservedTeam observed,
      @Nullable TeamSnapshot snapshot,
      boolean proven,
      @Nullable Ownership owner) {

    static Sight of(TeamSnapshot snapshot) {
      return new Sight(snapshot.observed(), snapshot, false, null);
    }
  }

  /** Looks. */
  Sight look(ApprovalTeam team, SpecReader.Wish wish, Memory memory, Ownership self) {
    var arn = arn(team, memory);
    return switch (wish.intent()) {
      // Asks nothing: it is the way out even when AWS cannot be asked.
      case Intent.LetGo _ -> NOTHING;
      case Intent.Hold _ -> arn == null ? NOTHING : get(arn).orElse(NOTHING);
      case Intent.Keep _, Intent.Remove _ when arn == null ->
          adoptions.isWished(team, wish)
              ? own(team, wish, self)
                  .filter(Sight::proven)
                  .orElseGet(() -> adoptions.target(team, wish, self))
              : own(team, wish, self).orElse(NOTHING);
      case Intent.Keep _, Intent.Remove _ ->
          get(arn)
              .map(seen -> adoptions.confirmed(seen, team, wish, memory, self))
              .or(() -> own(team, wish, self).filter(Sight::proven))
              .orElseGet(() ->
                  adoptions.isWished(team, wish) ? adoptions.target(team, wish, self) : NOTHING);
    };
  }

  /** While no team is this resource's, the spec's word of which to take over is newer. */
  private static @Nullable String arn(ApprovalTeam team, Memory memory) {
    var arn = team.getStatus() == null ? null : team.getStatus().arn();
    var adopt = team.getSpec().adopt();
    var another = adopt != null && adopt.arn() != null && !adopt.arn().equals(arn);
    return another && memory.neverOwned() ? null : arn;
  }

  /** What is there instead of a team that turned out to be another's. */
  Sight instead(Sight foreign, ApprovalTeam team, SpecReader.Wish wish, Ownership self) {
    return own(team, wish, self)
        .filter(Sight::proven)
        .orElseGet(() ->
            adoptions.isWished(team, wish)
                ? adoptions.target(team, wish, self)
                : new Sight(
                    new ObservedTeam.Foreign(), foreign.snapshot(), false, foreign.owner()));
  }

  /** The status is evidence, not proof: what is no ARN of a team is not asked for. */
  private Optional<Sight> get(String arn) {
    return arn.contains(":approval-team/") ? gateway.get(arn).map(Sight::of) : Optional.empty();
  }

  /** The team of that name that bears this resource's tags, or the sight of another's. */
  private Optional<Sight> own(ApprovalTeam team, SpecReader.Wish wish, Ownership self) {
    Optional<Sight> found = Optional.empty();
    for (var arn : gateway.findByName(wish.accountId(), team.getSpec().name())) {
      var owner = gateway.tags(arn).owner();
      if (owner != null && owner.isSame(self)) {
        var snapshot = gateway.get(arn);
        if (snapshot.isPresent()) {
          return Optional.of(new Sight(snapshot.get().observed(), snapshot.get(), true, null));
        }
      }
      found = Optional.of(new Sight(new ObservedTeam.NameTaken(), null, false, owner));
    }
    return found;
  }
}
