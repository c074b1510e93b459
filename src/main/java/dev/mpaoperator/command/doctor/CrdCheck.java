package dev.mpaoperator.command.doctor;

import dev.mpaoperator.crds.CrdDifference;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Whether the CRDs are there, and of this version. */
final class CrdCheck {
  private static final String APPLY = "kubectl apply --server-side -f crds/";

  private final KubernetesClient client;

  CrdCheck(KubernetesClient client) {
    this.client = client;
  }

  /** Looks; whether all are there. */
  boolean run(Findings findings) {
    var difference = CrdDifference.of(client);
    if (!difference.missing().isEmpty()) {
      findings.fail(
          "kubernetes/crds",
          "the API server does not know " + String.join(", ", difference.missing()),
          APPLY);
      return false;
    }
    if (!difference.lacking().isEmpty()) {
      findings.fail(
          "kubernetes/crds",
          "they are older than this program: they lack " + CrdDifference.some(difference.lacking()),
          APPLY + " of the operator's version");
    } else if (!difference.more().isEmpty()) {
      findings.warn(
          "kubernetes/crds",
          "they are newer than this program, which does not know "
              + CrdDifference.some(difference.more()),
          "upgrade the operator to the version of the CRDs; resources that use these fields are not managed fully");
    } else {
      findings.ok("kubernetes/crds", "they are there, and of this version");
    }
    return true;
  }
}
