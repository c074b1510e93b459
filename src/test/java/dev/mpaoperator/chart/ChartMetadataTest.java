package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Artifact Hub shows of the charts is true. */
class ChartMetadataTest {
  @ParameterizedTest
  @EnumSource
  void namesTheImageThatRuns(Chart chart) throws JsonProcessingException {
    var image = Rendering.of(chart).one("Deployment").at("/spec/template/spec/containers/0/image");
    assertThat(annotation(chart, "images").at("/0/image")).isEqualTo(image);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereThereIsSupportAndWhatChanged(Chart chart) throws JsonProcessingException {
    assertThat(annotation(chart, "links")).anyMatch(l -> l.path("name").asText().equals("support"));
    assertThat(annotation(chart, "changes"))
        .isNotEmpty()
        .allMatch(c -> c.has("kind") && c.has("description"));
  }

  @Test
  void namesTheResources() throws JsonProcessingException {
    var definitions = Rendering.of(Chart.OPERATOR).all("CustomResourceDefinition");
    assertThat(
            StreamSupport.stream(annotation(Chart.OPERATOR, "crds").spliterator(), false)
                .map(c ->
                    "%s %s %s"
                        .formatted(
                            c.path("name").asText(),
                            c.path("kind").asText(),
                            c.path("version").asText())))
        .containsExactlyInAnyOrderElementsOf(
            definitions.stream()
                .map(d ->
                    "%s %s %s"
                        .formatted(
                            d.at("/metadata/name").asText(),
                            d.at("/spec/names/kind").asText(),
                            d.at("/spec/versions/0/name").asText()))
                .toList());
  }

  @Test
  void bothChartsAreOfOneVersion() {
    for (String key : new String[] {"version", "appVersion", "kubeVersion"}) {
      assertThat(Chart.SIMULATOR.read("Chart.yaml").path(key))
          .isEqualTo(Chart.OPERATOR.read("Chart.yaml").path(key));
    }
  }

  private static JsonNode annotation(Chart chart, String name) throws JsonProcessingException {
    var text = chart.read("Chart.yaml").at("/annotations/artifacthub.io~1" + name).asText();
    return new YAMLMapper().readTree(text);
  }
}
