package dev.mpaoperator.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.gitops.states.Pictures;
import dev.mpaoperator.tools.Tool;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Argo CD's own program reads the ConfigMap and says of each state what the cases say. */
@Tag("argocd")
class ArgoCommandTest {
  static final List<Sample> SAMPLES = Sample.all();

  private static String ask(String what, Path resource, String... more) {
    return Tool.ARGOCD
        .command("admin", "settings", "resource-overrides", what, resource)
        .and((Object[]) more)
        .and("--argocd-cm-path", ArgoFiles.CONFIG_MAP)
        .run()
        .succeeded();
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void health(Sample sample) {
    var shown =
        sample.isTerminating()
            ? new Shown("Progressing", "Pending deletion") // whatever a script would say
            : Shown.of(sample);
    assertThat(ask("health", sample.file()))
        .isEqualTo("STATUS: %s%nMESSAGE: %s%n".formatted(shown.health(), shown.message()));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void offers(Sample sample) {
    var offers = Offer.of(sample);
    var printed =
        ask("list-actions", sample.file())
            .lines()
            .skip(1)
            .map(line -> line.split("\\s+", -1))
            .collect(Collectors.toMap(w -> w[0], w -> Boolean.valueOf(w[1])));
    assertThat(printed)
        .isEqualTo(offers.stream().collect(Collectors.toMap(Offer::name, Offer::isDisabled)));
  }

  @Test
  void actions() {
    for (var kind : Sample.KINDS) {
      for (var run : ActionCase.all(kind)) {
        var file = Pictures.FOLDER.resolve(kind).resolve("testdata/" + run.sample() + ".yaml");
        var added =
            switch (run.action()) {
              case "retry" -> "> +mpaoperator.dev/retry: argocd-1000";
              case "pause" -> "mpaoperator.dev/paused: \"true\"";
              case "resume" -> "mpaoperator.dev/paused: \"true\"";
              default -> "cancel: true";
            };
        assertThat(ask("run-action", file, run.action()))
            .as(run.toString())
            .contains("Following fields have been changed")
            .contains(added.replace("> +", ""));
      }
    }
  }

  @Test
  void theConfigMapIsValid() {
    var entries =
        (Map<?, ?>)
            Serialization.unmarshal(ArgoFiles.read(ArgoFiles.CONFIG_MAP), Map.class).get("data");
    assertThat(entries).isNotEmpty();
    assertThat(
            Tool.ARGOCD
                .command("admin", "settings", "validate", "--group", "resource-overrides")
                .and("--argocd-cm-path", ArgoFiles.CONFIG_MAP)
                .run()
                .succeeded())
        .contains("✅ resource-overrides");
  }
}
