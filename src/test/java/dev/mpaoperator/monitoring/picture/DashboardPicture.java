package dev.mpaoperator.monitoring.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Draws {@code config/monitoring/dashboard.json} as it looks while some teams live: a real API
 * server, a simulated AWS, the operator, and a real Prometheus that answers the panels' queries.
 */
public final class DashboardPicture {
  private static final Path PICTURE = Path.of("docs/images/dashboard.svg");
  private static final Path MODEL = Path.of("config/monitoring/dashboard.json");

  private DashboardPicture() {}

  /** Draws it; that takes two minutes. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("mpa-operator-picture-");
    try (Stage stage = Stage.empty("payments-prod").set("MPA_CONFIG_PACE_LIST", "5s")) {
      stage.startOperator();
      try (var prometheus = new Prometheus(folder, stage.operator().httpPort())) {
        live(stage);
        draw(prometheus);
      }
    }
    System.exit(0); // the API server ends with this process
  }

  private static void live(Stage stage) {
    var sessions = new Mirrors(stage);
    stage.activeTeam("vault-restore");
    sessions.ask("vault-restore");
    var source = stage.namespace();
    var lowering = stage.create("break-glass", Specs.with(Specs.team("break-glass", source), 3));
    var refused = stage.create("key-deletion", Specs.with(Specs.team("key-deletion", source), 3));
    var drifted = stage.create("org-changes", Specs.team("org-changes", source));
    for (var team : List.of(lowering, refused, drifted)) {
      stage.await(team, Seen.isBecause("AwaitingInvitations"));
      stage.aws().people().acceptAll(team.getMetadata().getName());
      stage.await(team, Seen.isReady());
      stage.letItPass(Duration.ofSeconds(8));
    }
    var asked = sessions.ask("key-deletion");
    stage.edit(lowering, s -> Specs.with(s, 2));
    stage.await(lowering, Seen.isBecause("AwaitingUpdateApproval"));
    stage.letItPass(Duration.ofSeconds(10));
    stage.aws().people().approveAll(asked);
    stage.edit(refused, s -> Specs.with(s, 2));
    stage.rejectAll("key-deletion");
    stage.await(refused, Seen.isBecause("UpdateRejected"));
    stage.aws().console().changeThreshold("org-changes", 3);
    stage.await(drifted, Seen.isBecause("DriftDetected"));
    var inviting = stage.create("new-team", Specs.team("new-team", source));
    stage.await(inviting, Seen.isBecause("AwaitingInvitations"));
    stage.aws().people().accept("new-team", "alice");
    stage.letItPass(Duration.ofSeconds(40));
  }

  private static void draw(Prometheus prometheus) throws IOException {
    var end = Instant.ofEpochSecond(prometheus.now("time()").get(1).asLong());
    var drawing = new Drawing();
    int rows = 0;
    for (JsonNode panel : new ObjectMapper().readTree(MODEL.toFile()).get("panels")) {
      new Panel(panel, prometheus, end.minus(Duration.ofSeconds(90)), end).draw(drawing);
      rows = Math.max(rows, panel.at("/gridPos/y").asInt() + panel.at("/gridPos/h").asInt());
    }
    Files.createDirectories(PICTURE.getParent());
    Files.writeString(PICTURE, drawing.svg(24 * Panel.COLUMN, rows * Panel.ROW + 6));
  }
}
