package dev.mpaoperator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mpaoperator.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl finds the plugin on the PATH. */
class KubectlPluginTest {
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void install() throws IOException {
    stage = Stage.empty("plugin");
    assumeTrue(stage.cluster().kubectl().isPresent(), "this server comes without kubectl");
    executable("kubectl-mpa", Files.readString(Path.of("src/build/kubectl-mpa")));
    executable(
        "mpa-operator",
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.mpaoperator.Main "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path").replace("test-classes", "no-tests")));
    stage.cluster().writeKubeconfig(folder.resolve("kube"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void executable(String name, String text) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve(name), text),
        PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private CommandRun kubectl(String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(stage.cluster().kubectl().orElseThrow().toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words);
    builder.environment().putAll(stage.environment());
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("KUBECONFIG", folder.resolve("kube").toString());
    builder.environment().put("AWS_ACCESS_KEY_ID", Stage.ACCESS_KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "simulated");
    var err = folder.resolve("err");
    var process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), out, Files.readString(err));
  }

  @Test
  void commandsAreReachedThroughKubectl() throws IOException, InterruptedException {
    var help = kubectl("mpa", "--help");
    assertThat(help.out()).startsWith("Usage: kubectl mpa ");
    assertThat(kubectl("mpa", "explain", "nonsense-of-no-reason").err())
        .startsWith("kubectl mpa: there is no reason");

    var doctor = kubectl("mpa", "doctor");
    assertThat(doctor.err()).isEmpty();
    assertThat(doctor.out())
        .contains("kubernetes/reachable", "from environment variables")
        .doesNotContain("FAIL");
    assertThat(doctor.code()).isZero();
    var elsewhere = kubectl("mpa", "doctor", "--context", "no-such-context");
    assertThat(elsewhere.err()).contains("no context 'no-such-context'");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.out()).isEmpty();
  }
}
