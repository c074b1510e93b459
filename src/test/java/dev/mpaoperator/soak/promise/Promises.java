package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Pass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All promises. (That no spec is written, P5, is held by the API server in memory.) */
public final class Promises {
  private final List<Promise> all;

  /** Holds them against this month. */
  public Promises(Month month) {
    all =
        List.of(
            new AskedOnce(month),
            new OneTeam(month),
            new NothingForeign(),
            new HeldBack(month),
            new NothingAssumed(month),
            new Takeover(month),
            new TagsOfOthers(month),
            new Moved(month),
            new TrueStatus(month),
            new TrueConditions(),
            new NoSilentDeletion(),
            new Patience(month),
            new Rest(month));
  }

  /** The operator tried to change something in AWS. */
  public void called(Call call) {
    all.forEach(p -> p.called(call));
  }

  /** A pass ended. */
  public void passed(Pass pass) {
    all.forEach(p -> p.passed(pass));
  }

  /** A resource came, changed or went. */
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    all.forEach(p -> p.written(before, now));
  }

  /** After everything that happens. */
  public void looked() {
    all.forEach(Promise::looked);
  }

  /** Everything should have come to rest. */
  public void settled() {
    all.forEach(Promise::settled);
  }

  /** And should have stayed so. */
  public void rested() {
    all.forEach(Promise::rested);
  }
}
