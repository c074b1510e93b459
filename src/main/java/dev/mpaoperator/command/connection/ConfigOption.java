package dev.mpaoperator.command.connection;

import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.operations.OperatorConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The operator's configuration, which says how AWS is reached. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The operator's configuration, YAML; keys and defaults: print them with `mpa-operator config`.")
  private @Nullable Path file;

  /**
   * Reads it, as the operator would.
   *
   * @throws dev.mpaoperator.operations.ConfigException if it makes no sense
   */
  public OperatorConfig load(Surroundings surroundings) {
    return ConfigLoader.load(file, surroundings.environment());
  }

  /** Where it comes from, for people. */
  public String source() {
    return file == null ? "defaults and variables" : file.toString();
  }
}
