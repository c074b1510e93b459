package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rights in the cluster, right by right: whoever adds one does so here too. */
class ClusterRightsTest {
  @Test
  void inTheWholeCluster() {
    assertThat(ClusterRights.CLUSTER.lines())
        .containsExactly(
            "*  events.k8s.io/events  create",
            "*  mpaoperator.dev/approvalsessions  get,list,watch,create,delete",
            "*  mpaoperator.dev/approvalsessions/status  patch",
            "*  mpaoperator.dev/approvalteams  get,list,watch,patch",
            "*  mpaoperator.dev/approvalteams/status  patch",
            "*  mpaoperator.dev/identitysources  get,list,watch,patch",
            "*  mpaoperator.dev/identitysources/status  patch",
            "*  namespaces  get,list,watch",
            "mpa-operator  coordination.k8s.io/leases  create",
            "mpa-operator  coordination.k8s.io/leases[mpa-operator]  get,update,patch");
  }

  @Test
  void inSomeNamespaces() {
    assertThat(ClusterRights.NAMESPACED.lines())
        .containsExactly(
            "mpa-operator  coordination.k8s.io/leases  create",
            "mpa-operator  coordination.k8s.io/leases[mpa-operator]  get,update,patch",
            "payments  events.k8s.io/events  create",
            "payments  mpaoperator.dev/approvalsessions  get,list,watch,create,delete",
            "payments  mpaoperator.dev/approvalsessions/status  patch",
            "payments  mpaoperator.dev/approvalteams  get,list,watch,patch",
            "payments  mpaoperator.dev/approvalteams/status  patch");
    assertThat(ClusterRights.NAMESPACED.objects())
        .extracting(HasMetadata::getKind)
        .doesNotContain("ClusterRole", "ClusterRoleBinding");
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatLeadsToMore(ClusterRights rights) {
    assertThat(rights.lines())
        .noneMatch(line -> line.substring(1).contains("*"))
        .noneMatch(
            line -> line.matches(".*\\b(secrets|configmaps|pods|serviceaccounts|roles)\\b.*"))
        .noneMatch(line -> line.matches(".*\\b(escalate|bind|impersonate|deletecollection)\\b.*"));
  }
}
