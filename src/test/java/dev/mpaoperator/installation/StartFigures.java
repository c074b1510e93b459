package dev.mpaoperator.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/**
 * How long the operator takes in a pod from the start of its container until it is ready, and how
 * much memory it has then, with the AOT cache and without. For {@code make start-figures}.
 */
public final class StartFigures {
  private static final int RUNS = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StartFigures() {}

  private record Start(double seconds, double megabytes) {}

  /** Measures and prints. */
  public static void main(String[] none) throws IOException {
    try (var world = new World()) {
      world.deploy(
          World.HELM.resolve("mpa-operator"),
          "--set=config.leaderElection.enabled=false",
          "--set=replicas=1,strategy.type=Recreate");
      for (var option : List.of("-XX:AOTMode=auto", "-XX:AOTMode=off")) {
        world
            .kubectl("-n", World.NAMESPACE, "set", "env", "deployment/mpa-operator")
            .and("JAVA_TOOL_OPTIONS=" + option)
            .run()
            .succeeded();
        var starts = new ArrayList<Start>();
        for (var run = 0; run < RUNS; run++) {
          starts.add(start(world));
        }
        print(option, starts);
      }
    }
    System.exit(0);
  }

  private static Start start(World world) throws IOException {
    for (var replicas : List.of(0, 1)) {
      world
          .kubectl("-n", World.NAMESPACE, "scale", "deployment/mpa-operator")
          .and("--replicas=" + replicas)
          .run()
          .succeeded();
      if (replicas == 0) {
        world
            .kubectl("-n", World.NAMESPACE, "wait", "--for=delete", "pod", "-l", World.SELECTOR)
            .run();
      }
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !pod(world, "podIP").isEmpty());
    var ip = pod(world, "podIP");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> isReady(ip));
    var ready = Instant.now();
    return new Start(Duration.between(started(), ready).toMillis() / 1000.0, memory(world));
  }

  private static String pod(World world, String field) {
    return world
        .kubectl("-n", World.NAMESPACE, "get", "pods", "-l", World.SELECTOR)
        .and("-o", "jsonpath={.items[0].status." + field + "}")
        .run()
        .output();
  }

  private static boolean isReady(String ip) {
    try {
      var connection =
          (HttpURLConnection) URI.create("http://" + ip + ":8080/readyz").toURL().openConnection();
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** When the kernel started the container's process. */
  private static Instant started() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().command().orElse("").endsWith("/opt/java/bin/java"))
        .filter(p -> p.info().commandLine().orElse("").contains(" run "))
        .map(p -> p.info().startInstant().orElseThrow())
        .max(Instant::compareTo)
        .orElseThrow(() -> new IllegalStateException("no operator runs"));
  }

  private static double memory(World world) throws IOException {
    var stats =
        world.kubectl("get", "--raw", "/api/v1/nodes/node/proxy/stats/summary").run().succeeded();
    for (var pod : JSON.readTree(stats).at("/pods")) {
      if (pod.at("/podRef/namespace").asText().equals(World.NAMESPACE)) {
        return pod.at("/containers/0/memory/workingSetBytes").asLong() / 1e6;
      }
    }
    return Double.NaN;
  }

  private static void print(String option, List<Start> starts) {
    System.out.printf(
        Locale.ROOT,
        "%s: start to ready %s s; working set %s MB (min, median, max of %d)%n",
        option,
        threeOf(starts.stream().mapToDouble(Start::seconds).sorted().toArray()),
        threeOf(starts.stream().mapToDouble(Start::megabytes).sorted().toArray()),
        starts.size());
  }

  private static String threeOf(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.2f %.2f %.2f",
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }
}
