package dev.mpaoperator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program ends that started a server, the server ends too. */
class OrphansTest {
  @TempDir Path folder;

  /** The program: starts a server, prints what it started, and ends as it is told. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws InterruptedException {
      TestCluster.start(Path.of(arguments[0]), List.of());
      System.out.println(
          String.join(
              " ",
              ProcessHandle.current()
                  .children()
                  .map(child -> Long.toString(child.pid()))
                  .toList()));
      switch (arguments[1]) {
        case "return" -> {}
        case "throw" -> throw new IllegalStateException("on purpose");
        default -> Thread.currentThread().join();
      }
    }
  }

  /**
   * TERM stands for INT (Ctrl-C) too, which the JVM treats alike: what a shell starts in the
   * background ignores INT, and so would all that this test starts there.
   */
  @ParameterizedTest
  @ValueSource(strings = {"return", "throw", "TERM", "KILL"})
  @Timeout(120)
  void nothingOutlivesTheProgram(String end) throws Exception {
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + folder, // whoever is killed cannot tidy up
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                folder.toString(),
                end)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = program.inputReader()) {
      List<ProcessHandle> started =
          Arrays.stream(output.readLine().split(" "))
              .filter(pid -> !pid.isEmpty())
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
      if (end.equals(end.toUpperCase(Locale.ROOT))) {
        new ProcessBuilder("kill", "-" + end, Long.toString(program.pid())).start().waitFor();
      }
      program.waitFor();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(program.exitValue() == 0).isEqualTo(end.equals("return"));
    } finally {
      program.destroyForcibly();
    }
  }
}
