package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The example for kube-state-metrics reads fields that there are. */
class KubeStateMetricsTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyPathIsInTheCrd() throws IOException {
    var resources =
        YAML.readTree(Path.of("config/monitoring/kube-state-metrics.yaml").toFile())
            .at("/spec/resources");
    assertThat(resources).hasSize(2);
    for (JsonNode resource : resources) {
      var schema = schema(resource.at("/groupVersionKind/kind").asText());
      for (JsonNode metric : resource.get("metrics")) {
        var gauge = metric.at("/each/gauge");
        var field = walk(schema, gauge.get("path"));
        assertThat(field).as(metric.toString()).isNotNull();
        gauge.path("labelsFromPath").forEach(path -> assertThat(walk(field, path)).isNotNull());
        if (gauge.has("valueFrom")) {
          assertThat(walk(field, gauge.get("valueFrom"))).isNotNull();
        }
      }
    }
  }

  private static JsonNode schema(String kind) throws IOException {
    var file = "crds/%ss.mpaoperator.dev.yaml".formatted(kind.toLowerCase(Locale.ROOT));
    return YAML.readTree(Path.of(file).toFile()).at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private static JsonNode walk(JsonNode schema, JsonNode path) {
    JsonNode at = schema;
    for (JsonNode step : path) {
      at = (at.has("items") ? at.get("items") : at).at("/properties/" + step.asText());
      assertThat(at.isMissingNode()).as(path.toString()).isFalse();
    }
    return at;
  }
}
