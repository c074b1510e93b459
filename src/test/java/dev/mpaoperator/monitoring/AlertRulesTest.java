package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts, judged by Prometheus' own tool; and what people read when one wakes them. */
class AlertRulesTest {
  private static final Path RUNBOOKS = Path.of("docs/runbooks");
  private static final List<String> SECTIONS =
      List.of(
          "## What it means",
          "## Who must act",
          "## How to see it",
          "## What to do",
          "## How it ends");

  @Test
  void prometheusTakesThem() {
    Tool.PROMTOOL.command("check", "rules", AlertRules.FILE).run().succeeded();
  }

  @Test
  void theyFireWhenTheyShould() throws IOException {
    Tool.PROMTOOL.command("test", "rules").and(tests().toArray()).run().succeeded();
  }

  @Test
  void eachIsTestedFiringAndNotFiring() throws IOException {
    var fires = new TreeSet<String>();
    var doesNot = new TreeSet<String>();
    for (Path file : tests()) {
      for (JsonNode test : new YAMLMapper().readTree(file.toFile()).get("tests")) {
        for (JsonNode look : test.get("alert_rule_test")) {
          (look.get("exp_alerts").isEmpty() ? doesNot : fires).add(look.get("alertname").asText());
        }
      }
    }
    var all = AlertRules.all().stream().map(AlertRules.Alert::name).toList();
    assertThat(fires).containsExactlyInAnyOrderElementsOf(all);
    assertThat(doesNot).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void eachSaysWhatIsWrongAndWhereToReadOn() {
    assertThat(AlertRules.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(alert -> {
          assertThat(alert.severity()).isIn("critical", "warning", "info");
          assertThat(alert.summary()).isNotBlank();
          assertThat(alert.description()).endsWith(".");
          assertThat(alert.runbook()).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        });
  }

  @Test
  void eachHasARunBookAndNoRunBookIsLeftOver() throws IOException {
    assertThat(pages())
        .containsExactlyInAnyOrderElementsOf(
            AlertRules.all().stream().map(AlertRules.Alert::name).toList());
    var index = Files.readString(RUNBOOKS.resolve("README.md"));
    for (var name : pages()) {
      var page = Files.readString(RUNBOOKS.resolve(name + ".md"));
      assertThat(page).startsWith("# " + name + "\n");
      assertThat(page.lines().filter(line -> line.startsWith("## ")))
          .as(name)
          .containsExactlyElementsOf(SECTIONS);
      assertThat(page).contains("kubectl ");
      assertThat(index).contains("](" + name + ".md)");
    }
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".md", ""))
          .filter(name -> !name.equals("README"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> tests() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config/monitoring/tests"))) {
      return files.sorted().toList();
    }
  }
}
