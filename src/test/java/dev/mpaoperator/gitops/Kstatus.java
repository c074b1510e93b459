package dev.mpaoperator.gitops;

import dev.mpaoperator.gitops.Verdict.Status;
import dev.mpaoperator.kubernetes.Conditions;

/**
 * How the status library of Kubernetes tools, kstatus, reads a custom resource. Helm 4, Flux and
 * others wait by it.
 */
final class Kstatus {
  private Kstatus() {}

  /** What it says of a resource; one that is being deleted it calls Terminating. */
  static String of(Sample sample) {
    return sample.isTerminating() ? "Terminating" : status(sample).word();
  }

  private static Status status(Sample sample) {
    var conditions = sample.conditions();
    // Without a status there is nothing to compare.
    if (!conditions.isEmpty() && sample.isOutdated()) {
      return Status.IN_PROGRESS;
    }
    for (var condition : conditions) {
      if (condition.getStatus().equals("True") && condition.getType().equals("Reconciling")) {
        return Status.IN_PROGRESS;
      }
      if (condition.getStatus().equals("True") && condition.getType().equals("Stalled")) {
        return Status.FAILED;
      }
    }
    return Conditions.find(conditions, "Ready")
        .map(c -> c.getStatus().equals("True") ? Status.CURRENT : Status.IN_PROGRESS)
        .orElse(Status.CURRENT);
  }
}
