package dev.mpaoperator.stage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator as a process of its own, which can be killed at any instant. */
public final class OperatorProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code run} of what is compiled.
   *
   * @param kubeconfig the cluster
   * @param variables its configuration
   */
  public static OperatorProcess start(Path kubeconfig, Map<String, String> variables) {
    return start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(File.pathSeparator, List.of("target/classes", "target/lib/*")),
            "dev.mpaoperator.Main",
            "run"),
        kubeconfig,
        variables);
  }

  /** Starts a command that runs the operator. */
  public static OperatorProcess start(
      List<String> command, Path kubeconfig, Map<String, String> variables) {
    try {
      var log = Files.createTempFile("operator", ".log");
      var builder = new ProcessBuilder(command);
      builder.environment().putAll(variables);
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "simulated");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return new OperatorProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: it ends in the middle of whatever it does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM: it ends in good order. Returns the exit code. */
  public int stop() {
    process.destroy();
    return awaitEnd();
  }

  /** Waits for its end and returns the exit code. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end; its log:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    Leaks.look("log of a process", log());
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
