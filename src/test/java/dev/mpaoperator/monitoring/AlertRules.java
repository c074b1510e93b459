package dev.mpaoperator.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The alerts of {@code config/monitoring/rules.yaml}. */
final class AlertRules {
  static final Path FILE = Path.of("config/monitoring/rules.yaml");

  private AlertRules() {}

  /**
   * One alert.
   *
   * @param name its name
   * @param expression when it fires
   * @param severity its label
   * @param summary for people
   * @param description for people
   * @param runbook where it is explained
   */
  record Alert(
      String name,
      String expression,
      String severity,
      String summary,
      String description,
      String runbook) {}

  static List<Alert> all() {
    try {
      var alerts = new ArrayList<Alert>();
      for (JsonNode group : new YAMLMapper().readTree(FILE.toFile()).get("groups")) {
        for (JsonNode rule : group.get("rules")) {
          var annotations = rule.path("annotations");
          alerts.add(
              new Alert(
                  rule.path("alert").asText(),
                  rule.path("expr").asText(),
                  rule.path("labels").path("severity").asText(),
                  annotations.path("summary").asText(),
                  annotations.path("description").asText(),
                  annotations.path("runbook_url").asText()));
        }
      }
      return List.copyOf(alerts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
