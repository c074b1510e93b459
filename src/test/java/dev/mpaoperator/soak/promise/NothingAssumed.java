package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Violation;
import dev.mpaoperator.soak.Wishes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * P1: where a spec and a team were found to differ, because the team was taken over or the status
 * was lost, nobody is asked until a person says what is wanted.
 */
final class NothingAssumed implements Promise {
  private final Month month;
  private final Map<String, Integer> found = new HashMap<>();

  NothingAssumed(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var resource = call.resource();
    var uid = resource.getMetadata().getUid();
    var number = month.users().wishes().number(resource);
    if (call.effects() == 0) {
      return;
    }
    if (call.kind() == Kind.ADOPTION) {
      // Who has watched the team before was shown the difference.
      if (resource.getStatus() == null || resource.getStatus().definitionHash() == null) {
        found.put(uid, number);
      }
      return;
    }
    if (call.kind() == Kind.UPDATE
        && found.getOrDefault(uid, 0) == number
        && !Wishes.isRetryWanted(resource)
        && !Wishes.isDriftProposed(resource)) {
      throw new Violation(
          "P1", "people are asked for a difference that was found: " + Truth.text(call));
    }
  }

  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (before == null || now == null) {
      return;
    }
    if (!Wishes.token(before.getMetadata()).equals(Wishes.token(now.getMetadata()))) {
      found.remove(now.getMetadata().getUid()); // a person says so
    }
    if (before.getStatus() != null && now.getStatus() == null) {
      found.put(now.getMetadata().getUid(), month.users().wishes().number(now));
    }
  }
}
