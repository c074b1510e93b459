package dev.mpaoperator.image;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;

import dev.mpaoperator.stage.OperatorProcess;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A whole life of a team under an operator that runs in the image's Java, of which the JVM writes
 * down the classes: an election, invitations, updates, a deletion, and its end in good order. They
 * are what the {@link AotCache} holds.
 */
public final class Training {
  private static final Path LIST = Path.of("src/build/image/classes.list");

  private Training() {}

  /** Rewrites the list. */
  public static void main(String[] none) throws IOException {
    var work = Files.createTempDirectory("training");
    try {
      var runtime = new JavaRuntime(work, null);
      runtime.link(Path.of(System.getProperty("java.home")));
      var loaded = work.resolve("loaded.list");
      play(
          List.of(
              runtime.home().resolve("bin/java").toString(),
              "-XX:+UseSerialGC",
              "-XX:DumpLoadedClassList=" + loaded,
              "-jar",
              Path.of("target/mpa-operator.jar").toString(),
              "run"));
      Files.write(LIST, withoutWhatChanges(Files.readAllLines(loaded)));
    } finally {
      Trees.delete(work);
    }
    System.out.println(LIST + " written");
    System.exit(0);
  }

  /** Numbers of classes, the order of loading, and which constants a run had already looked up. */
  static List<String> withoutWhatChanges(List<String> loaded) {
    return loaded.stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("@cp "))
        .map(line -> line.replaceFirst(" id: [0-9]+$", ""))
        .distinct()
        .sorted()
        .toList();
  }

  private static void play(List<String> command) {
    var stage = Stage.empty("training");
    try {
      var kubeconfig =
          stage.cluster().writeKubeconfig(stage.cluster().workingDirectory().resolve("training"));
      var port = freePort();
      try (var operator = OperatorProcess.start(command, kubeconfig, variables(stage, port))) {
        live(stage);
        for (var path : List.of("/livez", "/readyz", "/metrics")) {
          get(URI.create("http://127.0.0.1:" + port + path));
        }
        var code = operator.stop();
        if (code != 143) {
          throw new IllegalStateException("it ended with " + code + ":\n" + operator.log());
        }
      }
    } finally {
      stage.close();
    }
  }

  private static Map<String, String> variables(Stage stage, int port) {
    var all = new HashMap<>(stage.environment());
    all.put("MPA_CONFIG_HTTP_PORT", Integer.toString(port));
    all.put("MPA_CONFIG_LEADER_ELECTION_ENABLED", "true");
    all.put("MPA_CONFIG_LEADER_ELECTION_NAMESPACE", stage.namespace());
    all.put("MPA_LOG_FORMAT", "json");
    return all;
  }

  private static void live(Stage stage) {
    var team = stage.activeTeam("life");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("life");
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.describedAs(s, "refused"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("life");
    stage.await(team, isBecause("UpdateRejected"));
    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
    stage.aws().people().approveAll("life");
    stage.awaitGone(team);
  }

  private static void get(URI uri) {
    Awaitility.await()
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> {
          try (var body = uri.toURL().openStream()) {
            return body.readAllBytes().length > 0;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
