package dev.mpaoperator.soak.promise;

import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.soak.Pass;
import dev.mpaoperator.soak.Violation;

/** P7: a terminating resource says what it waits for. */
final class NoSilentDeletion implements Promise {
  @Override
  public void passed(Pass pass) {
    var after = pass.after();
    if (!pass.isUndisturbed() || after == null || !pass.given().isMarkedForDeletion()) {
      return;
    }
    var conditions = after.getStatus() == null ? null : after.getStatus().conditions();
    var said =
        Conditions.find(conditions, "Reconciling")
            .or(() -> Conditions.find(conditions, "Stalled"))
            .filter(c -> !c.getMessage().isBlank());
    if (said.isEmpty()) {
      throw new Violation("P7", after.getMetadata().getName() + " hangs silently: " + conditions);
    }
  }
}
