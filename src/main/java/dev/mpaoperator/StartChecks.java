package dev.mpaoperator;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.OperatorConfig;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** What must be there before the operator starts; what is not is said with what to do. */
final class StartChecks {
  private StartChecks() {}

  /** The API server knows our resources and lets us list them. */
  static void crds(KubernetesClient client, List<String> namespaces, boolean clusterWide) {
    try {
      var one = new ListOptionsBuilder().withLimit(1L).build();
      if (clusterWide) {
        client.resources(IdentitySource.class).list(one);
        client.namespaces().list(one);
      }
      for (var kind : List.of(ApprovalTeam.class, ApprovalSession.class)) {
        var resources = client.resources(kind);
        if (namespaces.isEmpty()) {
          resources.inAnyNamespace().list(one);
        } else {
          namespaces.forEach(namespace -> resources.inNamespace(namespace).list(one));
        }
      }
    } catch (KubernetesClientException e) {
      throw new ConfigException(
          e.getCode() == 404
              ? "the Kubernetes API does not know our resources: kubectl apply --server-side -f crds/"
              : "the Kubernetes API cannot be used: " + e.getMessage() + rights(e));
    }
  }

  private static String rights(KubernetesClientException e) {
    return e.getCode() == 403
        ? ". Give the operator the rights of config/rbac/cluster.yaml, or those of config/rbac/namespaced.yaml and set"
            + " `identitySources: false`"
        : "";
  }

  /** It is known where the lease of the election is to be. */
  static void lease(KubernetesClient client, OperatorConfig.LeaderElection election) {
    if (election.enabled() && election.namespace() == null && client.getNamespace() == null) {
      throw new ConfigException(
          "the namespace of the lease is not known outside a cluster: set `leaderElection.namespace`, or"
              + " `leaderElection.enabled: false` when only one operator runs");
    }
  }

  /** The id that is used when none is configured: the uid of namespace kube-system. */
  static String clusterId(KubernetesClient client) {
    try {
      var namespace = client.namespaces().withName("kube-system").get();
      if (namespace != null) {
        return namespace.getMetadata().getUid();
      }
    } catch (KubernetesClientException e) {
      throw new ConfigException(
          "the id of the cluster cannot be read from namespace kube-system (%s): set `cluster`"
              .formatted(e.getMessage()));
    }
    throw new ConfigException("there is no namespace kube-system: set `cluster`");
  }
}
