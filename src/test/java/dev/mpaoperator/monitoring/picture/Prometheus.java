package dev.mpaoperator.monitoring.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/** A real Prometheus that scrapes one port of this machine every second. */
final class Prometheus implements AutoCloseable {
  private final URI address;
  private final Process process;

  /** Starts one that keeps its files in the folder. */
  Prometheus(Path folder, int scraped) {
    try {
      int port;
      try (var free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      address = URI.create("http://127.0.0.1:" + port);
      Path config =
          Files.writeString(
              folder.resolve("prometheus.yml"),
              """
              global: {scrape_interval: 1s}
              scrape_configs:
                - job_name: mpa-operator
                  honor_labels: true
                  static_configs: [{targets: ['127.0.0.1:%d']}]
              """
                  .formatted(scraped));
      process =
          new ProcessBuilder(
                  Tool.PROMETHEUS.path().toString(),
                  "--config.file=" + config,
                  "--storage.tsdb.path=" + folder.resolve("tsdb"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("prometheus.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> !now("up == 1").isEmpty());
  }

  /** What a query answers now. */
  JsonNode now(String query) {
    return get("/api/v1/query?query=" + encoded(query));
  }

  /** What it answered at every second since then. */
  JsonNode since(Instant start, Instant end, String query) {
    return get(
        "/api/v1/query_range?step=1&start=%d&end=%d&query=%s"
            .formatted(start.getEpochSecond(), end.getEpochSecond(), encoded(query)));
  }

  private JsonNode get(String path) {
    try (var body = address.resolve(path).toURL().openStream()) {
      return new ObjectMapper().readTree(body).at("/data/result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
