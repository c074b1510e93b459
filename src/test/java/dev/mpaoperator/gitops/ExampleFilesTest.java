package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the example repository says to Argo CD and Flux, where no cluster would notice. */
class ExampleFilesTest {
  private static final Path EXAMPLE = Path.of("config/gitops-example");

  @Test
  void pruningDoesNotTakeTheDefinitions() {
    assertThat(ArgoFiles.read(EXAMPLE.resolve("argocd/operator.yaml")))
        .contains("argocd.argoproj.io/sync-options: Prune=false");
  }

  @Test
  void fluxTakesTheLayerThatIsTheChart() {
    assertThat(ArgoFiles.read(EXAMPLE.resolve("flux/operator/release.yaml")))
        .contains("mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip")
        .contains("operation: copy");
  }

  @Test
  void theParentMakesTheOthersAndNotItself() {
    var parent =
        Serialization.unmarshal(ArgoFiles.read(EXAMPLE.resolve("argocd/parent.yaml")), Map.class);
    var source = (Map<?, ?>) ((Map<?, ?>) parent.get("spec")).get("source");
    assertThat(source.get("path")).isEqualTo("argocd");
    assertThat(source.get("directory")).isEqualTo(Map.of("exclude", "parent.yaml"));
    for (var wave : Map.of("project", -1, "operator", 0, "identity", 1, "teams", 2).entrySet()) {
      assertThat(ArgoFiles.read(EXAMPLE.resolve("argocd/" + wave.getKey() + ".yaml")))
          .contains("argocd.argoproj.io/sync-wave: \"%d\"".formatted(wave.getValue()));
    }
  }

  @Test
  void wavesOfApplicationsHaveTheirHealthCheck() {
    assertThat(ArgoFiles.read(StateTable.PAGE))
        .containsPattern(
            Pattern.compile("resource.customizations.health.argoproj.io_Application: \\|"));
  }
}
