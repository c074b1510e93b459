package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalSessionSpec;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamReference;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and removes the resources. */
final class Mirrors {
  private static final Logger log = LoggerFactory.getLogger(Mirrors.class);

  private final KubernetesClient client;

  Mirrors(KubernetesClient client) {
    this.client = client;
  }

  /** Makes the mirror of a session. What it shows is filled in by its first reconciliation. */
  void create(ApprovalTeam team, String sessionArn) {
    var name = ApprovalSession.nameOf(team.getMetadata().getName(), sessionArn);
    var mirror = new ApprovalSession();
    mirror.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(team.getMetadata().getNamespace())
            .withOwnerReferences(Belonging.ownerReference(team))
            .build());
    mirror.setSpec(
        new ApprovalSessionSpec(
            sessionArn, new ApprovalTeamReference(team.getMetadata().getName()), null));
    try {
      client.resource(mirror).create();
    } catch (KubernetesClientException e) {
      if (!isNoPlace(e)) {
        throw e;
      }
      log.debug("no mirror {}: {}", name, e.getMessage());
    }
  }

  /**
   * There is such a resource already, which this process has not seen yet or which somebody else
   * made; or the namespace is going, and everything with it.
   */
  private static boolean isNoPlace(KubernetesClientException e) {
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND -> true;
      case HttpURLConnection.HTTP_FORBIDDEN ->
          e.getMessage() != null && e.getMessage().contains("being terminated");
      default -> false;
    };
  }

  /** Removes a mirror, unless somebody changed it since it was read. */
  void remove(ApprovalSession mirror) {
    try {
      client
          .resource(mirror)
          .lockResourceVersion(mirror.getMetadata().getResourceVersion())
          .delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT
          && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }
}
