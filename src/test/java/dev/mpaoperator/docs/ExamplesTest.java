package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every resource that a page shows as an example is one that the API server takes. */
class ExamplesTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path folder;

  @Test
  void theApiServerTakesThem() throws IOException {
    var cluster = TestCluster.shared();
    cluster.applyCrds();
    var examples = 0;
    for (var page : Page.all()) {
      for (var block : page.blocks()) {
        for (var document : documents(block)) {
          if (document.path("apiVersion").asText().startsWith("mpaoperator.dev/")) {
            var file = folder.resolve("example-%d.yaml".formatted(examples++));
            Files.writeString(file, YAML.writeValueAsString(inDefault(document, block, examples)));
          }
        }
      }
    }
    assertThat(examples).isPositive();
    Command.of(
            cluster.kubectl().map(Path::toString).orElse("kubectl"),
            "--kubeconfig",
            cluster.writeKubeconfig(folder.resolve("kubeconfig")),
            "create",
            "--dry-run=server",
            "--validate=strict",
            "-f",
            folder)
        .run()
        .succeeded();
  }

  private static List<JsonNode> documents(Block block) throws IOException {
    if (!block.language().equals("yaml")) {
      return List.of();
    }
    var documents = new ArrayList<JsonNode>();
    try (var values =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(String.join("\n", block.code()))) {
      values.forEachRemaining(documents::add);
    } catch (IOException e) {
      throw new IOException(block + ": " + e.getMessage(), e);
    }
    return documents;
  }

  /** Where it says otherwise, there is no such namespace here. */
  private static JsonNode inDefault(JsonNode document, Block block, int number) {
    var metadata = (ObjectNode) document.path("metadata");
    metadata.remove("namespace");
    metadata.put("name", "example-%d".formatted(number));
    metadata.withObjectProperty("annotations").put("from", block.toString());
    return document;
  }
}
