package dev.mpaoperator;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.crds.CrdDifference;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.OperatorConfig;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be there before the operator starts; what is not is said with what to do. */
final class StartChecks {
  private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);
  private static final int LOOKS_AT_CRDS = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

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

  /**
   * The CRDs are not older than this program: what a cluster does not know it drops silently, also
   * from a status that remembers what people were asked.
   */
  static void crdVersions(KubernetesClient client) {
    var lacking = lacking(client);
    for (var looks = 0; !lacking.isEmpty() && looks < LOOKS_AT_CRDS; looks++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos()); // new schemas are published a moment later
      lacking = lacking(client);
    }
    if (!lacking.isEmpty()) {
      throw new ConfigException(
          "the CRDs are older than this program, the cluster would drop %s: kubectl apply --server-side -f crds/ of the program's version"
              .formatted(CrdDifference.some(lacking)));
    }
  }

  private static NavigableSet<String> lacking(KubernetesClient client) {
    try {
      var difference = CrdDifference.of(client);
      if (!difference.more().isEmpty()) {
        LOG.warn(
            "the CRDs are newer than this program, which does not know {}: resources that use these fields are not managed fully; upgrade the operator to the version of the CRDs",
            CrdDifference.some(difference.more()));
      }
      return difference.lacking();
    } catch (KubernetesClientException e) {
      LOG.warn("the schemas of the CRDs cannot be read: {}", e.getMessage());
      return new TreeSet<>();
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
