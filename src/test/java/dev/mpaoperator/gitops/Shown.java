package dev.mpaoperator.gitops;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What Argo CD should show of a resource.
 *
 * @param health one of its words
 * @param message what stands beside it
 */
record Shown(String health, String message) {

  /** Of a resource in one of its states. */
  static Shown of(Sample sample) {
    if (sample.conditions().isEmpty()) {
      return new Shown("Progressing", "Waiting for the operator");
    }
    if (sample.isOutdated()) {
      return new Shown("Progressing", "Waiting for the operator to see the latest spec");
    }
    return switch (sample.kind()) {
      case "ApprovalTeam" -> team(sample);
      case "IdentitySource" -> {
        var headline = sample.headline();
        yield by(Verdict.of(reason(headline, SourceReason.values(), SourceReason::word)), headline);
      }
      default -> session(sample);
    };
  }

  private static Shown team(Sample sample) {
    var headline = sample.headline();
    var verdict = Verdict.of(reason(headline, Reason.values(), Reason::word));
    var paused = Conditions.find(sample.conditions(), "Paused");
    return verdict.argo() == Verdict.Health.HEALTHY && paused.isPresent()
        ? new Shown("Suspended", text(paused.get()))
        : by(verdict, headline);
  }

  private static Shown session(Sample sample) {
    var all = sample.conditions();
    var synced = Conditions.find(all, "Synced").orElseThrow();
    var completed = Conditions.find(all, "Completed").orElseThrow();
    var cancelled = Conditions.find(all, "Cancelled");
    var said =
        !synced.getStatus().equals("True")
            ? synced
            : completed.getStatus().equals("True") ? completed : cancelled.orElse(completed);
    return by(Verdict.of(reason(said, SessionReason.values(), SessionReason::word)), said);
  }

  private static Shown by(Verdict verdict, Condition condition) {
    return new Shown(verdict.argo().word(), text(condition));
  }

  private static String text(Condition condition) {
    return condition.getReason() + ": " + condition.getMessage();
  }

  static <R> R reason(Condition condition, R[] all, Function<R, String> word) {
    return Arrays.stream(all)
        .filter(r -> word.apply(r).equals(condition.getReason()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no reason " + condition.getReason()));
  }
}
