package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a page tells people to type works as it stands, unless the page says what it
 * needs. Some pages alone: {@code ./mvnw test -Dtest=PageCommandsTest
 * -Dpage=docs/faq.md,docs/teams.md}.
 */
class PageCommandsTest {
  private static TestCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void startCluster() {
    cluster = TestCluster.start(); // pages use names that are the whole cluster's
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  static Stream<Page> pages() {
    var names = System.getProperty("page", "");
    var asked = names.isEmpty() ? List.of() : List.of(names.split(","));
    return Page.all().stream()
        .filter(page -> asked.isEmpty() || asked.contains(page.toString()))
        .filter(page -> page.blocks().stream().anyMatch(Block::isRun));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatPeopleAreToldToTypeWorks(Page page) throws IOException {
    try (var world = new DocumentedWorld(cluster, folder)) {
      var runs = runs(page);
      var result = world.run(script(runs));
      var picture = result.exitCode() == 0 ? "" : world.picture();
      for (var run : runs) {
        var output = folder.resolve(run.id());
        var printed = Files.exists(output) ? Files.readAllLines(output) : null;
        assertThat(result.exitCode() == 0 || Files.exists(folder.resolve(run.id() + ".done")))
            .as(
                "%s: this failed (exit code %d):%n%s%n%s%s%n%s",
                run.block(),
                result.exitCode(),
                run.step().command(),
                printed == null ? "" : String.join("\n", printed),
                result.errors(),
                picture)
            .isTrue();
        var shown = run.step().output();
        assertThat(shown == null || Printed.matches(shown, printed))
            .as(
                "%s: %s prints%n%s%n",
                run.block(),
                run.step().command(),
                printed == null ? "" : String.join("\n", printed))
            .isTrue();
      }
    }
  }

  private record Run(Block block, String id, Block.Step step) {}

  private static List<Run> runs(Page page) {
    var runs = new ArrayList<Run>();
    for (var block : page.blocks()) {
      if (!block.isRun()) {
        continue;
      }
      var steps = new ArrayList<Block.Step>();
      block.setup().forEach(command -> steps.add(new Block.Step(command, null)));
      steps.addAll(block.steps());
      for (var step : steps) {
        runs.add(new Run(block, "%d-%d".formatted(block.line(), runs.size()), step));
      }
    }
    return runs;
  }

  /** One script, so that variables and aliases of a block are known to the next. */
  private String script(List<Run> runs) {
    var script = new StringBuilder();
    for (var run : runs) {
      var output = folder.resolve(run.id());
      script
          .append("exec >'%s' 2>&1%n".formatted(output))
          .append(run.step().command())
          .append("%ntouch '%s.done'%n".formatted(output));
    }
    return script.toString();
  }
}
