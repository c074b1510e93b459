package dev.mpaoperator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.cluster.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** What runs while the story is told: an API server, a simulated AWS, an operator. */
final class Backstage implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");
  private static final Pattern STARTED = Pattern.compile(" RunCommand started");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path project = Path.of("").toAbsolutePath();
  private final Path program = project.resolve("target/mpa-operator");
  private final Map<String, String> environment = new TreeMap<>();
  private final Path folder;
  private final TestCluster cluster;
  private final Program simulator;
  private final URI endpoint;
  private @Nullable Program operator;
  private int starts;

  /** Starts everything but the operator, in a folder that is the caller's to remove. */
  Backstage(Path folder) {
    this.folder = folder;
    cluster = TestCluster.start(folder.resolve("cluster"), List.of());
    Path bin = commands();
    simulator =
        Program.start(
            "the simulator",
            List.of(program.toString(), "simulate", "--port", "0"),
            Map.of(),
            folder.resolve("simulator.log"));
    endpoint = URI.create(simulator.awaitLog(LISTENING, 1).group(1));
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("KUBECONFIG", cluster.writeKubeconfig(folder.resolve("kubeconfig")).toString());
    environment.put("AWS_ENDPOINT_URL", endpoint.toString()); // also of STS and the directory
    environment.put("AWS_ENDPOINT_URL_MPA", endpoint.toString());
    environment.put("AWS_ACCESS_KEY_ID", "AKIA111122223333"); // the simulator takes any
    environment.put("AWS_SECRET_ACCESS_KEY", "simulated");
    environment.put("DEMO", folder.toString());
  }

  /** The commands of the story, found by their names alone. */
  private Path commands() {
    try {
      Path bin = Files.createDirectories(folder.resolve("bin"));
      Files.createSymbolicLink(bin.resolve("mpa-operator"), program);
      if (cluster.kubectl().isPresent()) {
        Files.createSymbolicLink(bin.resolve("kubectl"), cluster.kubectl().get().toRealPath());
      } // else the one that is installed
      return bin;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operator, with this service account's token and rights. */
  void startOperator(String token) {
    Map<String, String> own = new TreeMap<>(environment);
    own.put("KUBECONFIG", kubeconfig(token).toString());
    Program started =
        Program.start(
            "the operator",
            List.of(program.toString(), "run", "--config", "config/demo/operator.yaml"),
            own,
            operatorLog());
    operator = started;
    environment.put("OPERATOR", Long.toString(started.pid()));
    starts++;
    started.awaitLog(STARTED, starts);
  }

  /** That of the story, with a token in place of a certificate that may do everything. */
  private Path kubeconfig(String token) {
    YAMLMapper yaml = new YAMLMapper();
    try {
      JsonNode config = yaml.readTree(cluster.kubeconfig());
      ((ObjectNode) config.at("/users/0")).putObject("user").put("token", token);
      Path file = folder.resolve("operator.kubeconfig");
      Files.writeString(file, yaml.writeValueAsString(config));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stopOperator() {
    if (operator != null) {
      operator.stop();
      operator = null;
    }
  }

  /** Waits until the operator has read from AWS so many times more: it has had its chances. */
  void letItLook(int times) {
    long before = looks();
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> looks() >= before + times);
    } catch (ConditionTimeoutException e) {
      throw Unexpected.because(
          "the operator to look at AWS %d times within %d s".formatted(times, PATIENCE.toSeconds()),
          "it looked %d times".formatted(looks() - before));
    }
  }

  private long looks() {
    try (InputStream answer = endpoint.resolve("/_simulator/journal/counts").toURL().openStream()) {
      JsonNode counts = new ObjectMapper().readTree(answer);
      return counts.path("GetApprovalTeam").asLong() + counts.path("ListApprovalTeams").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Variables of the story's commands. */
  Map<String, String> environment() {
    return environment;
  }

  Path operatorLog() {
    return folder.resolve("operator.log");
  }

  Path project() {
    return project;
  }

  /** Where a person finds out why it went wrong. */
  String lastWords() {
    return simulator.lastLines(10) + (operator == null ? "" : operator.lastLines(40));
  }

  @Override
  public void close() {
    stopOperator();
    simulator.stop();
    cluster.close();
  }
}
