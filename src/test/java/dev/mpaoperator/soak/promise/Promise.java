package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Pass;
import org.jspecify.annotations.Nullable;

/** A promise of the operator. It throws a {@code Violation} when it sees it broken. */
interface Promise {
  /** The operator tried to change something in AWS. */
  default void called(Call call) {}

  /** A pass ended. */
  default void passed(Pass pass) {}

  /** A resource came, changed or went. */
  default void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {}

  /** After everything that happens. */
  default void looked() {}

  /** No trouble was made and everybody agreed to everything for days. */
  default void settled() {}

  /** And then nothing happened for days. */
  default void rested() {}
}
