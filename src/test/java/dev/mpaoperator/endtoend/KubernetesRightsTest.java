package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.cluster.ClusterRights;
import dev.mpaoperator.cluster.proxy.Exchange;
import dev.mpaoperator.cluster.proxy.KubernetesProxy;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rights in {@code config/rbac} are what the operator needs, on a real API server. Elections
 * are on, since they need rights too.
 */
class KubernetesRightsTest {
  private Stage stage;
  private KubernetesProxy proxy;

  @BeforeEach
  void open() {
    stage = Stage.empty("rbac");
    stage.set("MPA_CONFIG_LEADER_ELECTION_ENABLED", "true");
    stage.set("MPA_CONFIG_LEADER_ELECTION_NAMESPACE", "mpa-operator");
    proxy = stage.proxyAs(ClusterRights.USER, ClusterRights.groups());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aWholeLifeTakesNoRightInTheClusterThatIsNotShipped() {
    ClusterRights.CLUSTER.apply(stage.cluster(), stage.namespace());
    stage.startOperator();
    stage.readySource();
    live(stage.create("life", Specs.team("life", stage.namespace())));
    var source = stage.source();
    stage.delete(source);
    stage.awaitGone(source);
    assertThat(refusals()).isZero();
  }

  @Test
  void inANamespaceOfItsOwnItNeedsNothingInTheWholeCluster() {
    ClusterRights.NAMESPACED.apply(stage.cluster(), stage.namespace());
    stage.set("MPA_CONFIG_IDENTITY_SOURCES", "false");
    stage.set("MPA_CONFIG_CLUSTER", "west");
    stage.startOperator();
    var arn = stage.aws().console().installIdentitySource(Stage.ACCOUNT);
    live(stage.create("life", Specs.onSource(Specs.team("life", "none"), arn)));
    assertThat(refusals()).isZero();
    assertThat(proxy.journal().count("*", "identitysources|/api/v1/namespaces")).isZero();
  }

  @Test
  void withTheRightsOfANamespaceItSaysWhatToSet() {
    ClusterRights.NAMESPACED.apply(stage.cluster(), stage.namespace());
    assertThatThrownBy(stage::startOperator)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("identitySources: false");
  }

  @Test
  void othersThingsAreOutOfReach() {
    ClusterRights.CLUSTER.apply(stage.cluster(), stage.namespace());
    var client = proxy.client();
    assertThatThrownBy(() -> client.secrets().inNamespace(stage.namespace()).list())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
    assertThatThrownBy(() ->
            client
                .resources(ApprovalTeam.class)
                .inNamespace(stage.namespace())
                .withName("any")
                .delete())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
  }

  /** Creation, a change, a session of another service, deletion. */
  private void live(ApprovalTeam team) {
    var mirrors = new Mirrors(stage);
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("life");
    stage.await(team, isReady());
    mirrors.await("life", mirrors.ask("life"), Mirrors.isBecause("Open"));
    stage.edit(team, s -> Specs.with(s, 3));
    mirrors.cancel(mirrors.awaitOwn("Update"));
    stage.await(team, isBecause("UpdateCancelled"));
    stage.delete(team);
    var voting = stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.approveAll(voting.getStatus().proposal().sessionArn());
    stage.awaitGone(team);
  }

  private long refusals() {
    return proxy.journal().count((Exchange e) -> e.status() == 403);
  }
}
