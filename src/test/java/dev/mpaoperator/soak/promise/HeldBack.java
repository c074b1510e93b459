package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Pass;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.soak.Violation;
import dev.mpaoperator.soak.Wishes;
import dev.mpaoperator.soak.Wishes.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * P1, P3: nothing is changed for a resource that is paused or only watches, and nobody is asked for
 * a spec that has not stood for its settle time.
 */
final class HeldBack implements Promise {
  private final Month month;
  private final Map<String, Map<Definition, Stood>> wished = new HashMap<>();

  /** A wish since it is known of, and the shortest settle time that counted meanwhile. */
  private record Stood(Instant since, Duration settle) {}

  HeldBack(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var resource = call.resource();
    if (Users.isPaused(resource) || isOnlyWatching(resource)) {
      throw new Violation(
          "P3", "something is done for a resource that is held back: " + Truth.text(call));
    }
    if (call.kind() != Kind.UPDATE || call.effects() == 0 || Wishes.isRetryWanted(resource)) {
      return;
    }
    var stood = of(resource).get(Definition.of(resource.getSpec()));
    if (stood == null || month.clock().instant().isBefore(stood.since().plus(stood.settle()))) {
      throw new Violation("P1", "people are asked before the spec has settled: " + stood);
    }
  }

  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (now != null) {
      var stood = new Stood(month.clock().instant(), settle(now));
      of(now)
          .merge(
              Definition.of(now.getSpec()),
              stood,
              (old, other) ->
                  old.settle().compareTo(other.settle()) <= 0
                      ? old
                      : new Stood(old.since(), other.settle()));
    }
  }

  /** Now the operator knows what is wished; if something else is wished later, that counts anew. */
  @Override
  public void passed(Pass pass) {
    if (pass.isUndisturbed() && pass.failures() == 0 && pass.after() != null) {
      of(pass.after()).keySet().retainAll(Set.of(Definition.of(pass.after().getSpec())));
    }
  }

  static boolean isOnlyWatching(ApprovalTeam resource) {
    return ManagementPolicy.OBSERVE_ONLY.equals(resource.getSpec().managementPolicy());
  }

  private Map<Definition, Stood> of(ApprovalTeam resource) {
    return wished.computeIfAbsent(resource.getMetadata().getUid(), _ -> new HashMap<>());
  }

  private static Duration settle(ApprovalTeam resource) {
    var updates = resource.getSpec().updates();
    return updates == null || updates.settleSeconds() == null
        ? Duration.ZERO
        : Duration.ofSeconds(updates.settleSeconds());
  }
}
