package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.gitops.states.Pictures;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from other files is current. */
class ArgoFilesTest {
  @Test
  void theCheckedInFilesAreCurrent() {
    assertThat(ArgoFiles.generated())
        .allSatisfy((file, text) -> {
          assertThat(file).as("run `make gitops`").exists();
          assertThat(ArgoFiles.read(file)).as(file + ": run `make gitops`").isEqualTo(text);
        });
  }

  @Test
  void thereAreNoOthers() throws IOException {
    try (var files = Files.walk(Pictures.FOLDER)) {
      assertThat(files.filter(f -> f.toString().endsWith(".yaml")))
          .as("an action was taken away: remove its files")
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Sample.all().stream().map(Sample::file),
                      ArgoFiles.generated().keySet().stream()
                          .filter(f -> f.startsWith(Pictures.FOLDER)))
                  .toList());
    }
  }

  @Test
  void theConfigMapHasTheScriptsAsTheyAre() {
    var map = Serialization.unmarshal(ArgoFiles.read(ArgoFiles.CONFIG_MAP), Map.class);
    var entries = (Map<?, ?>) map.get("data");
    assertThat(entries.keySet())
        .as("nothing that has no effect, as ignoreResourceUpdates on what Git does not hold")
        .allSatisfy(key ->
            assertThat(key.toString())
                .matches("resource\\.customizations\\.(health|actions)\\.mpaoperator\\.dev_\\w+"));
    for (var kind : Sample.KINDS) {
      var health = ArgoFiles.read(Pictures.FOLDER.resolve(kind).resolve("health.lua"));
      assertThat(entries.get("resource.customizations.health.mpaoperator.dev_" + kind))
          .isEqualTo(health);
    }
    var actions =
        Serialization.unmarshal(
            entries.get("resource.customizations.actions.mpaoperator.dev_ApprovalTeam").toString(),
            Map.class);
    var folder = Pictures.FOLDER.resolve("ApprovalTeam/actions");
    assertThat(actions.get("discovery.lua"))
        .isEqualTo(ArgoFiles.read(folder.resolve("discovery.lua")));
    assertThat((java.util.List<?>) actions.get("definitions"))
        .hasSize(3)
        .allSatisfy(d -> {
          var action = (Map<?, ?>) d;
          assertThat(action.get("action.lua"))
              .isEqualTo(ArgoFiles.read(folder.resolve(action.get("name") + "/action.lua")));
        });
  }
}
