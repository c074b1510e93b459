package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard is a model that Grafana takes. */
class DashboardTest {
  private final List<JsonNode> panels = Dashboard.panels();

  @Test
  void itHasAModelWithThreeRowsAndASourceToChoose() {
    var model = Dashboard.model();
    assertThat(model.get("schemaVersion").asInt()).isEqualTo(39);
    assertThat(model.get("uid").asText()).isEqualTo("mpa-operator");
    assertThat(panels.stream().filter(p -> p.get("type").asText().equals("row")))
        .extracting(p -> p.get("title").asText())
        .containsExactly("Teams", "Sessions", "Controller");
    assertThat(model.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(model.findValuesAsText("uid"))
        .containsOnly("${datasource}", "mpa-operator"); // works with any Prometheus
  }

  @Test
  void everyPanelSaysWhatItIsAndAsksSomething() {
    assertThat(panels).extracting(p -> p.get("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels.stream().filter(p -> !p.get("type").asText().equals("row")))
        .hasSizeGreaterThan(20)
        .allSatisfy(p -> {
          assertThat(p.get("type").asText()).isIn("stat", "table", "timeseries");
          assertThat(p.get("title").asText()).isNotBlank();
          assertThat(p.get("description").asText()).isNotBlank();
          assertThat(p.get("targets")).isNotEmpty();
          assertThat(p.findValuesAsText("refId")).doesNotHaveDuplicates();
        });
  }

  @Test
  void noPanelLiesOnAnother() {
    var taken = new ArrayList<String>();
    for (var panel : panels) {
      var place = panel.get("gridPos");
      int right = place.get("x").asInt() + place.get("w").asInt();
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = place.get("x").asInt(); x < right; x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          taken.add(x + " " + (y + place.get("y").asInt()));
        }
      }
    }
    assertThat(taken).doesNotHaveDuplicates();
  }

  /** Prometheus reads a query as it reads the expression of a rule. */
  @Test
  void everyQueryCanBeAsked(@TempDir Path folder) throws IOException {
    var rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
    for (int i = 0; i < Dashboard.queries().size(); i++) {
      rules
          .append("  - record: query_")
          .append(i)
          .append("\n    expr: '")
          .append(Dashboard.queries().get(i).replace("'", "''"))
          .append("'\n");
    }
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    Tool.PROMTOOL.command("check", "rules", file).run().succeeded();
  }
}
