package dev.mpaoperator;

import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.simulator.command.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program and its commands. */
@Command(
    name = "mpa-operator",
    mixinStandardHelpOptions = true,
    version = "mpa-operator 0.1.0",
    description = "Manages AWS Multi-party approval from Kubernetes.",
    subcommands = {RunCommand.class, SimulateCommand.class, Main.ConfigCommand.class})
public final class Main {
  private Main() {}

  /**
   * Runs a command; the exit code is 2 for what can be corrected on the command line or in the
   * configuration.
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  /** {@code config}: the reference of the configuration. */
  @Command(name = "config", description = "Prints every key of the configuration with its default.")
  static final class ConfigCommand implements Runnable {
    @Override
    public void run() {
      System.out.print(ConfigLoader.reference());
    }
  }
}
