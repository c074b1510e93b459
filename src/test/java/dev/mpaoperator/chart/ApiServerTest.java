package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClassBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server takes what the charts give, with no field that it does not know. */
class ApiServerTest {
  /** Enforces the Pod Security Standard {@code restricted}. */
  private static final String NAMESPACE = "chart-restricted";

  @TempDir private static Path folder;
  private static TestCluster cluster;
  private static Path kubeconfig;

  @BeforeAll
  static void prepare() {
    cluster = TestCluster.shared();
    kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
    cluster.applyCrds();
    for (String name : List.of(NAMESPACE, "payments", "billing", "monitoring")) {
      cluster.client().resource(namespace(name)).serverSideApply();
    }
    for (String name : List.of("mpa-operator", "approvals")) {
      cluster.client().resource(serviceAccount(name)).serverSideApply();
    }
    // Which every-value.yaml names.
    cluster
        .client()
        .resource(
            new RuntimeClassBuilder()
                .withNewMetadata()
                .withName("gvisor")
                .endMetadata()
                .withHandler("runsc")
                .build())
        .serverSideApply();
    var crds =
        Path.of(Tool.PROMETHEUS_OPERATOR.path().toString(), "example/prometheus-operator-crd");
    for (String kind : List.of("servicemonitors", "podmonitors", "prometheusrules")) {
      kubectl(
              "apply",
              "--server-side",
              "-f",
              crds.resolve("monitoring.coreos.com_" + kind + ".yaml"))
          .run()
          .succeeded();
    }
    kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=30s")
        .run()
        .succeeded();
  }

  static Stream<Rendering> renderings() {
    return Stream.concat(
            RenderingTest.typical(), Stream.of(Rendering.of(Chart.OPERATOR).with(EveryValue.FILE)))
        .map(r -> r.in(NAMESPACE));
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void takesAll(Rendering rendering) {
    var text = rendering.by(Tool.HELM_4).succeeded();
    var applied = dryRun(text);
    assertThat(applied.succeeded().lines()).hasSize(Rendering.objects(text).size());
    assertThat(applied.errors()).as("warnings").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void takesThePodsWhereTheyAreRestricted(Rendering rendering) {
    var deployment = rendering.one("Deployment");
    ObjectNode pod = deployment.at("/spec/template").deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ((ObjectNode) pod.get("metadata")).put("name", "pod").put("namespace", NAMESPACE);
    assertThat(dryRun(pod.toString()).succeeded()).contains("pod/pod");

    ((ObjectNode) pod.at("/spec/securityContext")).put("runAsNonRoot", false);
    ((ObjectNode) pod.at("/spec/containers/0/securityContext")).put("runAsNonRoot", false);
    assertThat(dryRun(pod.toString()).errors())
        .as("the namespace enforces it")
        .contains("violates PodSecurity \"restricted");
  }

  @Test
  void takesTheKustomization() {
    var kubectl = kubectl("kustomize", Checkout.root().resolve(Kustomization.FOLDER)).run();
    var text = kubectl.succeeded().replace("namespace: mpa-operator", "namespace: " + NAMESPACE);
    assertThat(dryRun(text).succeeded())
        .contains("deployment.apps/mpa-operator serverside-applied");
  }

  @Test
  void takesTheExamplesOfArtifactHub() {
    var examples =
        Chart.OPERATOR.read("Chart.yaml").at("/annotations/artifacthub.io~1crdsExamples");
    assertThat(
            dryRun("kind: List\napiVersion: v1\nitems:\n" + examples.asText().indent(2))
                .succeeded()
                .lines())
        .hasSize(2);
  }

  /** As the API server says its schemas, read by a program of others. */
  @Test
  void kubeconformFindsNothingWrong() throws IOException {
    var schemas = Files.createDirectory(folder.resolve("schemas"));
    var documents =
        renderings().map(r -> r.by(Tool.HELM_3).succeeded()).collect(Collectors.joining("\n---\n"));
    var versions =
        Rendering.objects(documents).stream()
            .map(o -> o.path("apiVersion").asText())
            .collect(Collectors.toSet());
    for (String version : versions) {
      OpenApi.write(cluster.client(), version, schemas);
    }
    var command =
        Tool.KUBECONFORM.command(
            "-strict",
            "-summary",
            "-schema-location",
            schemas + "/{{.Group}}-{{.ResourceAPIVersion}}-{{.ResourceKind}}.json");
    var checked = command.reading(documents).run();
    assertThat(checked.succeeded())
        .contains("Invalid: 0, Errors: 0, Skipped: 0")
        .contains(Rendering.objects(documents).size() + " resources found");

    var wrong =
        command.reading(documents.replace("terminationGracePeriodSeconds", "gracePeriod")).run();
    assertThat(wrong.output()).contains("additional properties 'gracePeriod' not allowed");
  }

  private static Command.Result dryRun(String text) {
    return kubectl(
            "apply",
            "--server-side",
            "--force-conflicts",
            "--dry-run=server",
            "--validate=strict",
            "-f",
            "-")
        .reading(text)
        .run();
  }

  private static Command kubectl(Object... arguments) {
    return Command.of(cluster.kubectl().orElseThrow(), "--kubeconfig", kubeconfig).and(arguments);
  }

  private static Namespace namespace(String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(
            name.equals(NAMESPACE)
                ? Map.of("pod-security.kubernetes.io/enforce", "restricted")
                : Map.of())
        .endMetadata()
        .build();
  }

  private static ServiceAccount serviceAccount(String name) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .build();
  }
}
