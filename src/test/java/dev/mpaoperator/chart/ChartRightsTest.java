package dev.mpaoperator.chart;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.cluster.ClusterRights;
import dev.mpaoperator.cluster.proxy.Exchange;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart gives the rights of {@code config/rbac}, and never more. */
class ChartRightsTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Set<String> KINDS =
      Set.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");

  private static final Rendering CLUSTER = Rendering.of(Chart.OPERATOR).set("rbac.aggregate=false");
  private static final Rendering NAMESPACED =
      Rendering.of(Chart.OPERATOR)
          .set("watchNamespaces={payments}")
          .set("identitySources=false,config.cluster=west")
          .and("--set-string", "config.account.id=444455556666");

  @Test
  void inTheWholeCluster() {
    assertThat(lines(CLUSTER)).isEqualTo(ClusterRights.CLUSTER.lines());
  }

  @Test
  void inSomeNamespaces() {
    assertThat(lines(NAMESPACED)).isEqualTo(ClusterRights.NAMESPACED.lines());
    assertThat(NAMESPACED.objects())
        .extracting(o -> o.path("kind").asText())
        .doesNotContain("ClusterRole", "ClusterRoleBinding");
  }

  @Test
  void identitySourcesWithTeamsInSomeNamespaces() {
    var where = List.of("*  ", "payments  ");
    assertThat(lines(CLUSTER.set("watchNamespaces={payments}")))
        .as("as in the whole cluster, but on teams and sessions in the namespace only")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    ClusterRights.CLUSTER.lines().stream()
                        .map(l -> l.contains("/approval") ? l.replace("*  ", "payments  ") : l),
                    Stream.of("payments  events.k8s.io/events  create"))
                .toList())
        .anyMatch(l -> l.startsWith(where.getFirst()))
        .anyMatch(l -> l.startsWith(where.getLast()));
  }

  @Test
  void everyRoleIsBoundToTheServiceAccountOnly() {
    for (Rendering rendering : List.of(CLUSTER, NAMESPACED)) {
      var bindings = rendering.objects().stream().filter(ChartRightsTest::isBinding).toList();
      assertThat(bindings)
          .allSatisfy(b -> {
            assertThat(b.path("subjects")).hasSize(1);
            assertThat(b.at("/subjects/0/name").asText()).isEqualTo("mpa-operator");
            assertThat(b.at("/subjects/0/namespace").asText()).isEqualTo("mpa-operator");
            assertThat(b.at("/roleRef/name")).isEqualTo(b.at("/metadata/name"));
          })
          .hasSize(2);
    }
  }

  @Test
  void withRightsInItsNamespaceOnlyItLooksAfterIdentitySourcesAndTeamsThere() {
    try (var stage = Stage.empty("chart-rbac")) {
      stage.set("MPA_CONFIG_LEADER_ELECTION_ENABLED", "true");
      stage.set("MPA_CONFIG_LEADER_ELECTION_NAMESPACE", "mpa-operator");
      var proxy = stage.proxyAs(ClusterRights.USER, ClusterRights.groups());
      ClusterRights.NAMESPACED.apply(stage.cluster(), stage.namespace());
      rights(CLUSTER.set("watchNamespaces={%s}".formatted(stage.namespace())))
          .forEach(o -> stage.cluster().client().resource(o).forceConflicts().serverSideApply());

      stage.startOperator();
      stage.readySource();
      var team = stage.create("life", Specs.team("life", stage.namespace()));
      stage.await(team, isBecause("AwaitingInvitations"));
      stage.aws().people().acceptAll("life");
      stage.await(team, isReady());
      stage.delete(team);
      var voting = stage.await(team, isBecause("AwaitingDeletionApproval"));
      stage.approveAll(voting.getStatus().proposal().sessionArn());
      stage.awaitGone(team);

      assertThat(proxy.journal().count((Exchange e) -> e.status() == 403)).isZero();
    }
  }

  @Test
  void peopleGetRightsByTheirRolesAndNobodyOnIdentitySources() {
    var roles =
        Rendering.of(Chart.OPERATOR).all("ClusterRole").stream()
            .filter(r -> r.at("/metadata/name").asText().startsWith("mpa-operator-"))
            .toList();
    assertThat(roles.stream().map(r -> r.at("/metadata/name").asText()))
        .containsExactlyInAnyOrder("mpa-operator-view", "mpa-operator-edit", "mpa-operator-admin");
    assertThat(roles).noneMatch(r -> r.toString().contains("identitysources"));
    assertThat(roles).noneMatch(r -> r.toString().contains("/status"));
    assertThat(roles)
        .filteredOn(
            r -> r.toString().contains("approvalsessions") && r.toString().contains("patch"))
        .as("who may withdraw requests")
        .allMatch(r -> !r.at("/metadata/labels").has("rbac.authorization.k8s.io/aggregate-to-edit"))
        .hasSize(1);
  }

  private static List<String> lines(Rendering rendering) {
    return ClusterRights.lines(rights(rendering));
  }

  private static List<HasMetadata> rights(Rendering rendering) {
    return rendering.objects().stream()
        .filter(o -> KINDS.contains(o.path("kind").asText()))
        .map(o -> YAML.<HasMetadata>unmarshal(o.toString()))
        .toList();
  }

  private static boolean isBinding(JsonNode object) {
    return object.path("kind").asText().endsWith("Binding");
  }
}
