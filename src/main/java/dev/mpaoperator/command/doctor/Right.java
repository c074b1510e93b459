package dev.mpaoperator.command.doctor;

import dev.mpaoperator.operations.OperatorConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A right in the cluster.
 *
 * @param namespace where, {@code null} for everywhere
 * @param group API group, empty for the core
 * @param resource plural, with a subresource after a slash
 * @param name of the one object, {@code null} for all
 * @param verb what is done
 */
record Right(
    @Nullable String namespace, String group, String resource, @Nullable String name, String verb) {
  private static final String GROUP = "mpaoperator.dev";

  /**
   * Those that an operator of this configuration needs, and no others.
   *
   * @param leaseNamespace of the election, {@code null} if it is not known
   */
  static List<Right> of(OperatorConfig config, @Nullable String leaseNamespace) {
    var rights = new ArrayList<Right>();
    var namespaces = new ArrayList<@Nullable String>(config.namespaces());
    if (namespaces.isEmpty()) {
      namespaces.add(null);
    }
    for (var namespace : namespaces) {
      all(rights, namespace, GROUP, "approvalteams", "get", "list", "watch", "patch");
      all(rights, namespace, GROUP, "approvalteams/status", "patch");
      all(rights, namespace, GROUP, "approvalsessions", "get", "list", "watch", "create", "delete");
      all(rights, namespace, GROUP, "approvalsessions/status", "patch");
      all(rights, namespace, "events.k8s.io", "events", "create");
    }
    if (config.identitySources()) {
      all(rights, null, GROUP, "identitysources", "get", "list", "watch", "patch");
      all(rights, null, GROUP, "identitysources/status", "patch");
      all(rights, null, "", "namespaces", "get", "list", "watch");
    }
    var election = config.leaderElection();
    if (election.enabled() && leaseNamespace != null) {
      all(rights, leaseNamespace, "coordination.k8s.io", "leases", "create");
      for (var verb : List.of("get", "update", "patch")) {
        rights.add(
            new Right(leaseNamespace, "coordination.k8s.io", "leases", election.leaseName(), verb));
      }
    }
    return rights;
  }

  private static void all(
      List<Right> rights,
      @Nullable String namespace,
      String group,
      String resource,
      String... verbs) {
    for (var verb : verbs) {
      rights.add(new Right(namespace, group, resource, null, verb));
    }
  }

  /** Where it is granted, and on what. */
  String place() {
    return "%s%s%s"
        .formatted(
            group.isEmpty() ? "" : group + "/",
            resource,
            namespace == null
                ? " in the whole cluster"
                : " in namespace " + namespace + (name == null ? "" : " by name " + name));
  }
}
