package dev.mpaoperator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
