package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl apply -k config/default} gives what the chart gives. */
class KustomizationTest {
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  @Test
  void givesWhatTheChartGivesWithItsDefaults() {
    var kubectl = TestCluster.shared().kubectl().orElseThrow();
    var built =
        Rendering.objects(
            Command.of(kubectl, "kustomize", Checkout.root().resolve(Kustomization.FOLDER))
                .run()
                .succeeded());
    var map = built.stream().filter(Kustomization::isConfiguration).findFirst().orElseThrow();
    var name = map.at("/metadata/name").asText();
    assertThat(name).as("a hash of what is in it").matches("mpa-operator-\\w+");
    assertThat(built).filteredOn(o -> o.path("kind").asText().equals("Namespace")).hasSize(1);

    var chart =
        Rendering.of(Chart.OPERATOR).objects().stream()
            .filter(o -> !Kustomization.isTest(o))
            .map(Kustomization::withoutHelm);
    var ofChart = byIdentity(chart);
    var ofKustomization = byIdentity(built.stream().map(o -> named(o, name)));
    ofKustomization.remove("Namespace mpa-operator");
    assertThat(ofKustomization).containsOnlyKeys(ofChart.keySet());
    ofChart.forEach((identity, object) ->
        assertThat(ofKustomization.get(identity)).as(identity).isEqualTo(object));
  }

  @Test
  void isAppliedToAnEmptyClusterByOneCommand(@TempDir Path folder) {
    try (var cluster = TestCluster.start()) {
      var kubectl = cluster.kubectl().orElseThrow();
      var kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
      var applied =
          Command.of(kubectl, "--kubeconfig", kubeconfig)
              .and("apply", "--server-side", "-k", "config/default")
              .in(Checkout.root())
              .run();
      assertThat(applied.succeeded()).contains("deployment.apps/mpa-operator serverside-applied");
      assertThat(applied.errors()).as("warnings, as of Pod Security").isEmpty();
    }
  }

  /** With the name that the chart gives the ConfigMap, and its text without comments. */
  private static JsonNode named(JsonNode object, String name) {
    return Rendering.objects(
            object.toString().replace(name, "mpa-operator").replaceAll("(#[^\\\\]*\\\\n)+", ""))
        .getFirst();
  }

  /** Whole numbers are written with and without a fraction. */
  private static Map<String, String> byIdentity(Stream<JsonNode> objects) {
    return objects.collect(
        Collectors.toMap(
            o -> o.path("kind").asText() + " " + o.at("/metadata/name").asText(),
            o -> sorted(o).replaceAll("(:-?[0-9]+)\\.0([,}])", "$1$2"),
            (one, other) -> {
              throw new AssertionError("twice: " + one);
            },
            TreeMap::new));
  }

  private static String sorted(JsonNode object) {
    try {
      return SORTED.writeValueAsString(SORTED.treeToValue(object, Object.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
