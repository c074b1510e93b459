package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Command;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every resource that a page shows as an example is one that the API server takes, after the page's
 * commands have created the namespaces that it names.
 */
class ExamplesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern NAMESPACE =
      Pattern.compile("(?m)^kubectl create namespace ([a-z0-9-]+)$");

  @TempDir private Path folder;

  @Test
  void theApiServerTakesThem() throws IOException {
    var cluster = TestCluster.shared();
    cluster.applyCrds();
    var examples = 0;
    for (var page : Page.all()) {
      var namespaces = created(page);
      for (var block : page.blocks()) {
        for (var document : documents(block)) {
          if (document.path("apiVersion").asText().startsWith("mpaoperator.dev/")) {
            var file = folder.resolve("example-%d.yaml".formatted(examples++));
            var namespace = document.at("/metadata/namespace").asText();
            assertThat(namespace)
                .as("%s: a namespace that no command of the page creates", block)
                .satisfiesAnyOf(
                    name -> assertThat(name).isEmpty(),
                    name -> assertThat(namespaces).contains(name));
            if (!namespace.isEmpty()) {
              cluster.client().resource(namespace(namespace)).serverSideApply();
            }
            Files.writeString(file, YAML.writeValueAsString(named(document, block, examples)));
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

  private static Set<String> created(Page page) {
    return page.blocks().stream()
        .filter(Block::isForTheShell)
        .flatMap(block -> NAMESPACE.matcher(String.join("\n", block.code())).results())
        .map(created -> created.group(1))
        .collect(Collectors.toSet());
  }

  private static Namespace namespace(String name) {
    return new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  /** Examples of several pages have the same name. */
  private static JsonNode named(JsonNode document, Block block, int number) {
    var metadata = (ObjectNode) document.path("metadata");
    metadata.put("name", "example-%d".formatted(number));
    metadata.withObjectProperty("annotations").put("from", block.toString());
    return document;
  }
}
