package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.soak.Violation;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** P4: transitions bear the time of the transition, and nothing is both going on and stuck. */
final class TrueConditions implements Promise {
  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    var after = conditions(now);
    for (var condition : after) {
      Conditions.find(conditions(before), condition.getType())
          .filter(old -> !isTransitionTimed(old, condition))
          .ifPresent(old -> {
            throw new Violation(
                "P4", "lastTransitionTime: from %s to %s".formatted(old, condition));
          });
    }
    if (Conditions.isTrue(after, "Reconciling") && Conditions.isTrue(after, "Stalled")) {
      throw new Violation("P4", "both Reconciling and Stalled: " + after);
    }
  }

  private static boolean isTransitionTimed(Condition old, Condition condition) {
    return !Objects.equals(old.getStatus(), condition.getStatus())
        || Objects.equals(old.getLastTransitionTime(), condition.getLastTransitionTime());
  }

  private static List<Condition> conditions(@Nullable ApprovalTeam team) {
    return team == null || team.getStatus() == null || team.getStatus().conditions() == null
        ? List.of()
        : team.getStatus().conditions();
  }
}
