package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * P9: when nothing is wished and everybody has answered, everything is ready or says why not, and
 * nothing happens any more.
 */
final class Rest implements Promise {
  private final Month month;
  private boolean resting;
  private final Set<String> hopeless = new HashSet<>();

  Rest(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    if (resting && !isHopeless(call.resource())) {
      throw new Violation("P9", "a call although nothing happens: " + Truth.text(call));
    }
  }

  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (resting && (now == null || !isHopeless(now))) {
      throw new Violation(
          "P9",
          "a write although nothing happens: from %s to %s"
              .formatted(
                  before == null ? null : before.getStatus(),
                  now == null ? null : now.getStatus()));
    }
  }

  @Override
  public void settled() {
    var resources = month.users().resources();
    resources.stream().filter(this::isRefusedForEver).forEach(t -> hopeless.add(uid(t)));
    List<String> restless =
        resources.stream()
            .filter(t -> !isAtRest(t) && !isHopeless(t))
            .map(t -> t.getMetadata().getName() + ": " + t.getStatus())
            .toList();
    if (!restless.isEmpty()) {
      throw new Violation("P9", "it does not come to rest: " + restless);
    }
    resting = true;
  }

  /** It goes on trying what AWS, as it is in this month, never accepts. */
  private boolean isRefusedForEver(ApprovalTeam team) {
    return month.aws().modes().inactiveUpdate() == Modes.InactiveUpdate.CONFLICT
        && team.getStatus() != null
        && "INACTIVE".equals(team.getStatus().teamStatus());
  }

  private boolean isHopeless(ApprovalTeam team) {
    return hopeless.contains(uid(team));
  }

  private static String uid(ApprovalTeam team) {
    return team.getMetadata().getUid();
  }

  private static boolean isAtRest(ApprovalTeam team) {
    var conditions = team.getStatus() == null ? null : team.getStatus().conditions();
    return Conditions.isTrue(conditions, "Ready") || Conditions.isTrue(conditions, "Stalled");
  }
}
