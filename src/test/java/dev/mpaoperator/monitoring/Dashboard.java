package dev.mpaoperator.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Grafana's model of {@code config/monitoring/dashboard.json}. */
final class Dashboard {
  static final Path FILE = Path.of("config/monitoring/dashboard.json");

  private Dashboard() {}

  static JsonNode model() {
    try {
      return new ObjectMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> panels() {
    var panels = new ArrayList<JsonNode>();
    model().get("panels").forEach(panels::add);
    return panels;
  }

  /** All queries, with Grafana's variables replaced. */
  static List<String> queries() {
    return panels().stream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target ->
            target
                .get("expr")
                .asText()
                .replace("$__rate_interval", "5m")
                .replace("$namespace", ".*"))
        .toList();
  }
}
