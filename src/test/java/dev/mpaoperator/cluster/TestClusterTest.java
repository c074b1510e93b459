package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClusterTest {
  @TempDir Path folder;

  private final TestCluster cluster = TestCluster.shared();
  private final KubernetesClient client = cluster.client();

  @Test
  void isARealServer() {
    assertThat(client.getKubernetesVersion().getGitVersion()).matches("v1\\.\\d+\\.\\d+.*");
    assertThat(client.namespaces().list().getItems())
        .extracting(namespace -> namespace.getMetadata().getName())
        .contains("default", "kube-system");
  }

  @Test
  void isOneForAllTests() {
    assertThat(TestCluster.shared()).isSameAs(cluster);
  }

  @Test
  void givesEachTestItsNamespace() {
    String first = cluster.newNamespace("Creates a team, once!");
    String second = cluster.newNamespace("Creates a team, once!");

    assertThat(first).startsWith("creates-a-team-once-").isNotEqualTo(second);
    assertThat(client.namespaces().withName(second).get()).isNotNull();
    assertThat(cluster.newNamespace("!")).startsWith("test-");
  }

  @Test
  void appliesTheProjectsDefinitionsAnyNumberOfTimes() {
    assertThat(cluster.applyCrds()).isEqualTo(cluster.applyCrds());
  }

  @Test
  void waitsUntilDefinitionsAreServed() throws Exception {
    Files.writeString(
        folder.resolve("probe.yaml"),
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: probes.cluster.test}
        spec:
          group: cluster.test
          scope: Cluster
          names: {kind: Probe, plural: probes}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object}}
        """);

    assertThat(CustomResources.apply(client, folder)).containsExactly("probes.cluster.test");
    assertThat(client.raw("/apis/cluster.test/v1/probes")).contains("ProbeList");
  }

  @Test
  void aClientOfSomeoneElseMayDoWhatItsRolesSay() {
    String namespace = cluster.newNamespace("rbac");
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace(namespace)
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withVerbs("list")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace(namespace)
                .endMetadata()
                .addNewSubject()
                .withKind("User")
                .withName("jane")
                .withApiGroup("rbac.authorization.k8s.io")
                .endSubject()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "read")
                .build())
        .create();

    try (KubernetesClient jane = cluster.clientAs("jane", "people")) {
      var hers = jane.configMaps().inNamespace(namespace);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .until(() -> hers.list().getItems().isEmpty());
      assertThatExceptionOfType(KubernetesClientException.class)
          .isThrownBy(() -> hers.resource(configMap(namespace)).create())
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(403))
          .withMessageContaining("jane");
      assertThatExceptionOfType(KubernetesClientException.class)
          .isThrownBy(() -> jane.configMaps().inNamespace("default").list())
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(403));
    }
  }

  @Test
  void itsKubeconfigFileServesOtherPrograms() throws Exception {
    Path kubeconfig = cluster.writeKubeconfig(folder.resolve("deep/kubeconfig"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
        .isEqualTo("rw-------");
    if (cluster.kubectl().isPresent()) { // K3s on Docker brings none
      Process kubectl =
          new ProcessBuilder(
                  cluster.kubectl().get().toString(),
                  "--kubeconfig=" + kubeconfig,
                  "get",
                  "namespaces",
                  "--output=name")
              .start();
      String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output.lines()).contains("namespace/default");
      assertThat(kubectl.waitFor()).isZero();
    }
  }

  @Test
  void aServerOfOnesOwnTakesFlagsAndLeavesNothingRunning() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    TestCluster own = TestCluster.start(folder.resolve("own"), List.of("--v=1"));
    List<ProcessHandle> started;
    try {
      started =
          ProcessHandle.current().children().filter(child -> !before.contains(child)).toList();
      assertThat(own.client().getKubernetesVersion().getMajor()).isEqualTo("1");
      assertThat(own.config().getMasterUrl()).isNotEqualTo(cluster.config().getMasterUrl());
      Path log = own.workingDirectory().resolve("kube-apiserver.log");
      if (Files.exists(log)) { // not on Docker
        assertThat(started).hasSize(2);
        assertThat(Files.readString(log).contains("FLAG: --v=\"1\"")).isTrue();
      }
    } finally {
      own.close();
    }
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }

  static ConfigMap configMap(String namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("thing")
        .withNamespace(namespace)
        .endMetadata()
        .build();
  }
}
