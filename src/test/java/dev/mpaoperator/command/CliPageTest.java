package dev.mpaoperator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.Main;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.docs.Page;
import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the command line, docs/cli.md, says what the commands print. */
class CliPageTest {
  @TempDir private Path folder;

  @Test
  void isUpToDate() throws IOException {
    assertThat(Files.readString(CliPage.PAGE))
        .as("stale: run `make cli`")
        .isEqualTo(CliPage.text(folder));
  }

  /** Its blocks of {@code console} are what the page is made of; these are for the shell alone. */
  @Test
  void commandsThatShowNoOutputWork() throws IOException {
    var target = Files.createDirectories(folder.resolve("target"));
    var classes = Path.of("target").toAbsolutePath();
    executable(
        target.resolve("mpa-operator"),
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s/classes:%s/lib/*' dev.mpaoperator.Main "$@"
        """
            .formatted(System.getProperty("java.home"), classes, classes));
    executable(target.resolve("kubectl-mpa"), Files.readString(Path.of("src/build/kubectl-mpa")));
    var kubectl = TestCluster.shared().kubectl().map(Path::getParent);
    var path = kubectl.map(p -> p + ":").orElse("") + System.getenv("PATH");

    var blocks =
        Page.at("docs/cli.md").blocks().stream().filter(b -> b.language().equals("sh")).toList();
    assertThat(blocks).isNotEmpty();
    for (var block : blocks) {
      // What the tests run was built by Maven, which this test is a part of.
      var commands = block.code().stream().filter(line -> !line.startsWith("make ")).toList();
      assertThat(commands).as("%s", block).isNotEmpty();
      Command.of("bash", "-euo", "pipefail", "-c", String.join("\n", commands))
          .with("PATH", path)
          .in(folder)
          .run()
          .succeeded();
    }
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void hasEveryCommand() throws IOException {
    var page = Files.readString(CliPage.PAGE);
    assertThat(page).doesNotContain("{{");
    assertThat(
            Main.commandLine(CommandRun.around(Clock.systemUTC(), Map.of(), ""))
                .getSubcommands()
                .keySet())
        .allSatisfy(command -> assertThat(page).contains("## " + command));
  }
}
