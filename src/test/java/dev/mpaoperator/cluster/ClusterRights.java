package dev.mpaoperator.cluster;

import dev.mpaoperator.tools.Checkout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The rights in the cluster that come with the operator, as they are in {@code config/rbac}. */
public enum ClusterRights {
  /** For all namespaces, with IdentitySource resources. */
  CLUSTER,
  /** For some namespaces, without anything in the whole cluster. */
  NAMESPACED;

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** Whom they are given to, as the API server knows it. */
  public static final String USER = "system:serviceaccount:mpa-operator:mpa-operator";

  private static final List<String> GROUPS =
      List.of(
          "system:serviceaccounts", "system:serviceaccounts:mpa-operator", "system:authenticated");

  /** The namespace that the file takes as the example of one to work in. */
  private static final String EXAMPLE = "namespace: payments";

  /** The groups of {@link #USER}. */
  public static String[] groups() {
    return GROUPS.toArray(String[]::new);
  }

  /** What is in the file. */
  public List<HasMetadata> objects() {
    return objects("payments");
  }

  /** The same with another namespace to work in. */
  private List<HasMetadata> objects(String namespace) {
    var file = Checkout.root().resolve("config/rbac/" + fileName());
    List<HasMetadata> objects = new ArrayList<>();
    try {
      var text = Files.readString(file).replace(EXAMPLE, "namespace: " + namespace);
      for (String one : text.split("\n---\n", -1)) {
        objects.add(YAML.unmarshal(one));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  private String fileName() {
    return switch (this) {
      case CLUSTER -> "cluster.yaml";
      case NAMESPACED -> "namespaced.yaml";
    };
  }

  /** Gives them, and takes away those of the other file; for teams in this namespace. */
  public void apply(TestCluster cluster, String namespace) {
    for (ClusterRights other : values()) {
      other.objects(namespace).stream()
          .filter(o -> o.getKind().endsWith("RoleBinding"))
          .forEach(o -> cluster.client().resource(o).delete());
    }
    objects(namespace)
        .forEach(o -> cluster.client().resource(o).forceConflicts().serverSideApply());
  }

  /** Every right as a line: where, on what, which verbs. */
  public List<String> lines() {
    return lines(objects());
  }

  /** Every right that these objects give, as such lines. */
  public static List<String> lines(List<? extends HasMetadata> objects) {
    List<String> lines = new ArrayList<>();
    for (HasMetadata object : objects) {
      switch (object) {
        case ClusterRole role -> role.getRules().forEach(r -> lines.addAll(lines("*", r)));
        case Role role ->
            role.getRules().forEach(r -> lines.addAll(lines(role.getMetadata().getNamespace(), r)));
        default -> {
          // gives no right by itself
        }
      }
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> lines(String where, PolicyRule rule) {
    List<String> lines = new ArrayList<>();
    for (String group : rule.getApiGroups()) {
      for (String resource : rule.getResources()) {
        var names =
            rule.getResourceNames().isEmpty()
                ? ""
                : "[" + String.join(",", rule.getResourceNames()) + "]";
        lines.add(
            "%s  %s%s%s  %s"
                .formatted(
                    where,
                    group.isEmpty() ? "" : group + "/",
                    resource,
                    names,
                    String.join(",", rule.getVerbs())));
      }
    }
    return lines;
  }
}
