package dev.mpaoperator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A program in the background that writes a log. */
final class Program {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final Path log;

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts one; its output is added to the log. */
  static Program start(String name, List<String> command, Map<String, String> added, Path log) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(added);
      return new Program(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the log has matched the pattern so many times, and returns the last match. */
  MatchResult awaitLog(Pattern line, int times) {
    try {
      List<MatchResult> found =
          Awaitility.await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(50))
              .until(
                  () -> line.matcher(Files.readString(log)).results().toList(),
                  matches -> matches.size() >= times || !process.isAlive());
      if (found.size() >= times) {
        return found.getLast();
      }
      throw Unexpected.because(
          name + " to start", "it ended with exit code " + process.exitValue() + lastLines(20));
    } catch (ConditionTimeoutException e) {
      throw Unexpected.because(
          "'%s' in the log of %s within %d s".formatted(line, name, PATIENCE.toSeconds()),
          lastLines(20));
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM, and patience. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw Unexpected.because(
            "%s to stop within %d s of SIGTERM".formatted(name, PATIENCE.toSeconds()),
            "it was still running");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The end of the log, for a person who looks for what went wrong. */
  String lastLines(int count) {
    try {
      List<String> lines = Files.readAllLines(log);
      return "\n--- end of the log of %s\n%s"
          .formatted(
              name,
              String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size())));
    } catch (IOException e) {
      return "\n--- no log of " + name + ": " + e;
    }
  }
}
