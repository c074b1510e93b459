package dev.mpaoperator.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease of the leader election, where the framework does not look after it. */
public final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private Leases() {}

  /**
   * Gives up a lease, so that the next leader need not wait until it expires. It stays as it is if
   * somebody else holds it. Only for a process that has stopped its work.
   */
  public static void release(
      KubernetesClient client, String namespace, String name, String holder) {
    try {
      var lease = client.leases().inNamespace(namespace).withName(name).get();
      if (lease != null && holder.equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        lease.getSpec().setLeaseDurationSeconds(1);
        client
            .leases()
            .inNamespace(namespace)
            .resource(lease)
            .update(); // refused if it changed meanwhile
      }
    } catch (KubernetesClientException e) {
      log.info("the lease is not given up, it expires: {}", e.getMessage());
    }
  }
}
