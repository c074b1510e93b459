package dev.mpaoperator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The schemas that an API server publishes, as files of JSON schemas that know no other fields. */
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenApi() {}

  /**
   * Writes a file for each kind of a version.
   *
   * @param version as {@code apps/v1}
   * @param folder gets files like {@code apps-v1-deployment.json}, of the core {@code -v1-pod.json}
   */
  static void write(KubernetesClient client, String version, Path folder) throws IOException {
    var path = version.contains("/") ? "/openapi/v3/apis/" + version : "/openapi/v3/api/" + version;
    var schemas = JSON.readTree(client.raw(path)).at("/components/schemas");
    close(schemas);
    for (var schema : schemas.properties()) {
      for (JsonNode kind : schema.getValue().path("x-kubernetes-group-version-kind")) {
        var group = kind.path("group").asText();
        if (!version.equals((group.isEmpty() ? "" : group + "/") + kind.path("version").asText())) {
          continue; // options that each version has
        }
        var root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema.getKey());
        root.putObject("components").set("schemas", schemas);
        var name =
            "%s-%s-%s.json"
                .formatted(
                    group.isEmpty() ? version : group, // as kubeconform has it
                    kind.path("version").asText(),
                    kind.path("kind").asText().toLowerCase(Locale.ROOT));
        Files.writeString(folder.resolve(name), root.toString());
      }
    }
  }

  /** Lets no other fields be than those that are named. */
  private static void close(JsonNode node) {
    node.forEach(OpenApi::close);
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && schema.path("type").asText().equals("object")) {
      schema.put("additionalProperties", false);
    }
  }
}
