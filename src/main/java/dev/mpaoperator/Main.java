package dev.mpaoperator;

import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.simulator.command.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program and its commands. */
@Command(
    name = "mpa-operator",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Manages AWS Multi-party approval from Kubernetes.",
    subcommands = {
      RunCommand.class,
      SimulateCommand.class,
      PoliciesCommand.class,
      Main.ConfigCommand.class
    })
public final class Main {
  private Main() {}

  /**
   * Runs a command; the exit code is 2 for what can be corrected on the command line or in the
   * configuration.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** All commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** {@code config}: the reference of the configuration. */
  @Command(name = "config", description = "Prints every key of the configuration with its default.")
  static final class ConfigCommand implements Runnable {
    @Override
    public void run() {
      System.out.print(ConfigLoader.reference());
    }
  }

  /** The version that the jar was built as. */
  static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** Prints it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"mpa-operator " + version()};
    }
  }
}
