package dev.mpaoperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrdFilesTest {
  @Test
  void theCheckedInFilesAreCurrent() throws IOException {
    var generated = CrdFiles.generate();
    try (var files = Files.list(CrdFiles.FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("files in crds/ (run `make crds`)")
          .containsExactlyInAnyOrderElementsOf(generated.keySet());
    }
    generated.forEach((name, text) ->
        assertThat(CrdFiles.checkedIn(name)).as(name + " (run `make crds`)").isEqualTo(text));
  }

  @Test
  void everyFieldIsExplained() {
    CrdFiles.generate()
        .values()
        .forEach(text -> {
          var crd = Serialization.unmarshal(text, CustomResourceDefinition.class);
          var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
          assertThat(unexplained("", schema)).isEmpty();
        });
  }

  private static Stream<String> unexplained(String path, JSONSchemaProps schema) {
    if (path.endsWith(".conditions")) {
      return Stream.of(); // the standard type, known everywhere
    }
    var items = schema.getItems() == null ? null : schema.getItems().getSchema();
    var properties = Optional.ofNullable(schema.getProperties()).orElse(Map.of());
    return Stream.concat(
        items == null ? Stream.of() : unexplained(path + "[]", items),
        properties.entrySet().stream()
            .flatMap(p ->
                Stream.concat(
                    p.getValue().getDescription() == null
                        ? Stream.of(path + "." + p.getKey())
                        : Stream.of(),
                    unexplained(path + "." + p.getKey(), p.getValue()))));
  }
}
