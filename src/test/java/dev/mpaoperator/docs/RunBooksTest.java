package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mpaoperator.stage.Stage;
import dev.mpaoperator.tools.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of docs/runbooks tell people to type. */
class RunBooksTest {
  private static final Path FOLDER = Path.of("docs/runbooks");

  @TempDir private Path folder;

  private static List<Block> blocks() {
    return Page.all().stream()
        .filter(page -> page.path().startsWith(FOLDER))
        .flatMap(page -> page.blocks().stream())
        .filter(Block::isForTheShell)
        .toList();
  }

  /** There are no pods here. */
  @Test
  void whatReadsLogsSaysThatItNeedsACluster() {
    assertThat(blocks())
        .hasSizeGreaterThan(30)
        .allSatisfy(block ->
            assertThat(block.needs() != null)
                .as("%s", block)
                .isEqualTo(block.code().stream().anyMatch(line -> line.contains(" logs "))));
  }

  /** An annotation with the same words is no new request. */
  @Test
  void whatAsksOnceMoreAsksEachTime() {
    var asking =
        blocks().stream()
            .flatMap(block -> block.code().stream())
            .filter(line -> line.contains("mpaoperator.dev/retry="))
            .toList();
    assertThat(asking).hasSize(4).allMatch(line -> line.contains("/retry=\"$(date +%s)\""));
  }

  /** What changes something is tried as a dry run. */
  @Test
  void allOtherCommandsWork() {
    try (var stage = Stage.open("runbooks")) {
      var kubectl = stage.cluster().kubectl();
      assumeTrue(kubectl.isPresent());
      var kubeconfig = stage.cluster().writeKubeconfig(folder.resolve("kubeconfig"));
      stage.activeTeam("calm");
      for (var block : blocks()) {
        if (block.needs() == null) {
          var script =
              block.code().stream()
                  .map(line ->
                      line.matches(".* (annotate|patch) .*") ? line + " --dry-run=server" : line)
                  .toList();
          Command.of("bash", "-euc", String.join("\n", script))
              .with("PATH", kubectl.get().getParent() + ":" + System.getenv("PATH"))
              .with("KUBECONFIG", kubeconfig)
              .with("NAMESPACE", stage.namespace())
              .with("OPERATOR_NAMESPACE", stage.namespace())
              .with("NAME", "calm")
              .run()
              .succeeded();
        }
      }
    }
  }
}
