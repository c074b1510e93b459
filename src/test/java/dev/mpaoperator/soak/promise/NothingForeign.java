package dev.mpaoperator.soak.promise;

import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Violation;
import java.util.HashSet;
import java.util.Set;

/** P3: only what a resource made itself is changed, withdrawn or deleted for it. */
final class NothingForeign implements Promise {
  private final Set<String> asked = new HashSet<>();

  @Override
  public void called(Call call) {
    var uid = call.resource().getMetadata().getUid();
    var target = call.target();
    if (call.wish() != null) {
      asked.add(uid + call.wish());
    }
    if (target == null || call.effects() == 0) {
      return;
    }
    if (call.kind() != Kind.ADOPTION && !uid.equals(call.tags().get("mpaoperator.dev/uid"))) {
      throw new Violation(
          "P3", "%s for %s changes %s".formatted(call.operation(), uid, target.arn()));
    }
    var draft = target.pendingUpdate();
    if (call.operation().equals("CancelSession")
        && (draft == null || !asked.contains(uid + Truth.definition(draft).fingerprint()))) {
      throw new Violation("P3", "a request that %s did not make is cancelled".formatted(uid));
    }
  }
}
