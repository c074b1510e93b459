package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and dashboard come into the cluster as they are in {@code config/monitoring}. */
class MonitoringTest {
  private static final Rendering RULES =
      Rendering.of(Chart.OPERATOR).set("metrics.prometheusRule.enabled=true");
  private static final Path FOLDER = Checkout.root().resolve("config/monitoring");

  @TempDir private Path folder;

  @Test
  void theAlertsAreThoseOfTheProject() throws IOException {
    var spec = RULES.one("PrometheusRule").path("spec");
    assertThat(spec).isEqualTo(Chart.read(FOLDER.resolve("rules.yaml")));

    var file = folder.resolve("rules.json");
    Files.writeString(file, spec.toString());
    assertThat(Tool.PROMTOOL.command("check", "rules", file).run().succeeded()).contains("SUCCESS");
  }

  @Test
  void runBooksAreWhereTheUserHasThem() {
    var at = "metrics.prometheusRule.runbookBaseUrl=https://wiki.example.com/mpa/";
    assertThat(rules(RULES.set(at)))
        .isNotEmpty()
        .allSatisfy(r ->
            assertThat(r.at("/annotations/runbook_url").asText())
                .isEqualTo(
                    "https://wiki.example.com/mpa/%s.md".formatted(r.path("alert").asText())));
  }

  @Test
  void alertsGetLabelsAndCanBeLeftOut() {
    var all = rules(RULES);
    var some =
        rules(
            RULES
                .set("metrics.prometheusRule.alertLabels.team=platform")
                .set("metrics.prometheusRule.disabled={TeamWithoutSlack,OperatorAbsent}"));
    assertThat(some).hasSize(all.size() - 2);
    assertThat(some)
        .allMatch(r -> r.at("/labels/team").asText().equals("platform"))
        .allMatch(r -> r.at("/labels").has("severity"))
        .noneMatch(r -> r.path("alert").asText().matches("TeamWithoutSlack|OperatorAbsent"));
  }

  @Test
  void theDashboardIsThatOfTheProject() throws IOException {
    var map =
        Rendering.of(Chart.OPERATOR).set("metrics.dashboard.enabled=true").all("ConfigMap").stream()
            .filter(m -> m.at("/metadata/labels").has("grafana_dashboard"))
            .findFirst()
            .orElseThrow();
    var json = new ObjectMapper();
    assertThat(json.readTree(map.at("/data/mpa-operator.json").asText()))
        .isEqualTo(json.readTree(FOLDER.resolve("dashboard.json").toFile()));
  }

  @Test
  void bothKindsOfMonitorsFindTheOperatorsPodsOnly() {
    for (String monitor : List.of("serviceMonitor", "podMonitor")) {
      var rendering =
          Rendering.of(Chart.OPERATOR).set("metrics.%s.enabled=true".formatted(monitor));
      var kind = Character.toUpperCase(monitor.charAt(0)) + monitor.substring(1);
      var selector = rendering.one(kind).at("/spec/selector/matchLabels");
      var found = kind.equals("PodMonitor") ? "/spec/template/metadata/labels" : "/metadata/labels";
      var scraped = rendering.one(kind.equals("PodMonitor") ? "Deployment" : "Service").at(found);
      assertThat(selector.properties())
          .isNotEmpty()
          .allSatisfy(l -> assertThat(scraped.path(l.getKey())).isEqualTo(l.getValue()));
      assertThat(rendering.one("Pod").at("/metadata/labels/app.kubernetes.io~1component"))
          .as("the pod of helm test")
          .isNotEqualTo(selector.path("app.kubernetes.io/component"));
    }
  }

  private static List<JsonNode> rules(Rendering rendering) {
    return stream(rendering.one("PrometheusRule").at("/spec/groups"))
        .flatMap(g -> stream(g.path("rules")))
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
