package dev.mpaoperator.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a person would type them, and shows them with their output. */
final class Shell {
  private static final long PATIENCE_SECONDS = 90; // more than any --timeout within the commands

  private final Screen screen;
  private final Path directory;
  private final Map<String, String> environment;

  /** Commands run in the directory, with these variables added to those of this process. */
  Shell(Screen screen, Path directory, Map<String, String> environment) {
    this.screen = screen;
    this.directory = directory;
    this.environment = environment;
  }

  /**
   * Shows a command and what it prints.
   *
   * @return what it printed
   * @throws Unexpected if it fails or takes too long
   */
  String run(String command) {
    screen.command(command);
    return run(command, true);
  }

  /** The same without a word. */
  String quietly(String command) {
    return run(command, false);
  }

  private String run(String command, boolean show) {
    StringBuilder printed = new StringBuilder();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(List.of("sh", "-c", command))
              .directory(directory.toFile())
              .redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      Thread reader = Thread.startVirtualThread(() -> read(process, printed, show));
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        throw Unexpected.because(
            "`%s` to end within %d s".formatted(command, PATIENCE_SECONDS), "it was still running");
      }
      reader.join();
      if (process.exitValue() != 0) {
        throw Unexpected.because(
            "`%s` to succeed".formatted(command),
            "exit code %d: %s".formatted(process.exitValue(), printed));
      }
      return printed.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read(Process process, StringBuilder into, boolean show) {
    try (BufferedReader lines = process.inputReader()) {
      lines
          .lines()
          .forEach(line -> {
            into.append(line).append('\n');
            if (show) {
              screen.output(line);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      into.append(e);
    }
  }
}
