package dev.mpaoperator.command.planning;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A manifest as it would stand in the cluster: by a dry run of the API server, if there is one. */
final class Applied {
  private static final int NOT_FOUND = 404;

  private final @Nullable KubernetesClient client;
  private final Clock clock;

  /** The API server would refuse it. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /** With a cluster, or {@code null} without. */
  Applied(@Nullable KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * The team with its defaults, and the status that it has.
   *
   * @throws Refused if the API server refuses it
   */
  ApprovalTeam of(ApprovalTeam manifest, String namespace) {
    manifest.getMetadata().setNamespace(namespace);
    if (client == null) {
      return alone(manifest);
    }
    try {
      var live = client.resource(manifest).get();
      return live == null
          ? client.resource(manifest).dryRun().create()
          : client.resource(changed(live, manifest)).dryRun().update();
    } catch (KubernetesClientException e) {
      throw new Refused(
          e.getCode() == NOT_FOUND && e.getStatus() == null
              ? "the API server does not know our resources: kubectl apply --server-side -f crds/"
              : e.getStatus() == null || e.getStatus().getMessage() == null
                  ? String.valueOf(e.getMessage())
                  : e.getStatus().getMessage());
    }
  }

  private static ApprovalTeam changed(ApprovalTeam live, ApprovalTeam manifest) {
    live.setSpec(manifest.getSpec());
    var wished = manifest.getMetadata();
    live.getMetadata()
        .setAnnotations(merged(live.getMetadata().getAnnotations(), wished.getAnnotations()));
    live.getMetadata().setLabels(merged(live.getMetadata().getLabels(), wished.getLabels()));
    live.getMetadata().setResourceVersion(null);
    return live;
  }

  private static Map<String, String> merged(
      @Nullable Map<String, String> live, @Nullable Map<String, String> wished) {
    var all = new HashMap<String, String>();
    if (live != null) {
      all.putAll(live);
    }
    if (wished != null) {
      all.putAll(wished);
    }
    return all;
  }

  /** Nobody checks the schema but this program. */
  private ApprovalTeam alone(ApprovalTeam manifest) {
    var spec = manifest.getSpec();
    if (spec == null
        || spec.name() == null
        || spec.description() == null
        || spec.approvalStrategy() == null
        || spec.approvers() == null
        || spec.policies() == null) {
      throw new Refused(
          "`spec` needs `name`, `description`, `approvalStrategy`, `approvers` and `policies`");
    }
    complete(manifest.getMetadata());
    return manifest;
  }

  private void complete(ObjectMeta metadata) {
    metadata.setUid(UUID.randomUUID().toString());
    metadata.setGeneration(1L);
    metadata.setCreationTimestamp(clock.instant().toString());
  }
}
