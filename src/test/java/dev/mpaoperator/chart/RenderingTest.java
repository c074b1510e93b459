package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Typical values, with Helm 3 and Helm 4. */
class RenderingTest {
  @TempDir private Path folder;

  static Stream<Rendering> typical() {
    return Stream.concat(
        Stream.of(Rendering.of(Chart.OPERATOR), Rendering.of(Chart.SIMULATOR)),
        Chart.OPERATOR.typicalValues().stream().map(v -> Rendering.of(Chart.OPERATOR).with(v)));
  }

  @ParameterizedTest
  @MethodSource("typical")
  void bothHelmsFindNothingWrong(Rendering rendering) {
    for (Tool helm : List.of(Tool.HELM_3, Tool.HELM_4)) {
      var linted =
          helm.command("lint", "--strict", rendering.chart().path(), "--kube-version")
              .and(Rendering.KUBERNETES)
              .and(rendering.arguments().toArray())
              .run();
      assertThat(linted.succeeded()).contains("1 chart(s) linted, 0 chart(s) failed");
    }
  }

  @ParameterizedTest
  @MethodSource("typical")
  void bothHelmsMakeTheSame(Rendering rendering) {
    assertThat(byIdentity(Rendering.objects(rendering.by(Tool.HELM_4).succeeded())))
        .isEqualTo(byIdentity(Rendering.objects(rendering.by(Tool.HELM_3).succeeded())));
  }

  @ParameterizedTest
  @MethodSource("typical")
  void theOperatorTakesItsConfiguration(Rendering rendering) throws IOException {
    for (JsonNode map : rendering.all("ConfigMap")) {
      if (map.path("data").has("operator.yaml")) {
        var file = folder.resolve("operator.yaml");
        Files.writeString(file, map.at("/data/operator.yaml").asText());
        ConfigLoader.load(file, Map.of()); // refuses what it does not know
      }
    }
  }

  @Test
  void definitionsAreThoseOfTheProjectAndAreKept() {
    var chart = Rendering.of(Chart.OPERATOR).all("CustomResourceDefinition");

    assertThat(chart)
        .allSatisfy(crd -> {
          assertThat(crd.at("/metadata/annotations/helm.sh~1resource-policy").asText())
              .isEqualTo("keep");
          assertThat(crd.at("/metadata/annotations/argocd.argoproj.io~1sync-options").asText())
              .as("Argo CD does not heed Helm's policy when it prunes")
              .isEqualTo("Prune=false");
          var name = crd.at("/metadata/name").asText();
          assertThat(crd.path("spec"))
              .isEqualTo(Chart.read(Path.of("crds", name + ".yaml")).path("spec"));
        })
        .hasSize(3);
    assertThat(Rendering.of(Chart.OPERATOR).set("crds.keep=false").all("CustomResourceDefinition"))
        .noneMatch(crd -> crd.path("metadata").has("annotations"));
  }

  @Test
  void aChangedConfigurationRollsThePods() {
    var checksum = "/spec/template/metadata/annotations/checksum~1config";
    assertThat(Rendering.of(Chart.OPERATOR).set("config.threads=5").one("Deployment").at(checksum))
        .isNotEqualTo(Rendering.of(Chart.OPERATOR).one("Deployment").at(checksum));
  }

  @Test
  void nobodysLabelsHideThePods() {
    var rendering =
        Rendering.of(Chart.OPERATOR)
            .set("podLabels.app\\.kubernetes\\.io/name=other")
            .set("commonLabels.app\\.kubernetes\\.io/instance=other");
    var labels = rendering.one("Deployment").at("/spec/template/metadata/labels");
    rendering
        .one("Service")
        .at("/spec/selector")
        .properties()
        .forEach(s -> assertThat(labels.path(s.getKey())).isEqualTo(s.getValue()));
  }

  private static Map<String, JsonNode> byIdentity(List<JsonNode> objects) {
    var sorted = new TreeMap<String, JsonNode>();
    for (JsonNode o : objects) {
      var before =
          sorted.put(
              "%s %s/%s"
                  .formatted(
                      o.path("kind").asText(),
                      o.at("/metadata/namespace").asText(),
                      o.at("/metadata/name").asText()),
              o);
      assertThat(before).isNull();
    }
    return sorted;
  }
}
