package dev.mpaoperator;

import dev.mpaoperator.command.connection.Surroundings;
import dev.mpaoperator.command.doctor.DoctorCommand;
import dev.mpaoperator.command.explain.ExplainCommand;
import dev.mpaoperator.command.export.ExportCommand;
import dev.mpaoperator.command.planning.PlanCommand;
import dev.mpaoperator.command.policies.PoliciesCommand;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.simulator.command.SimulateCommand;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;

/** The program and its commands. */
@Command(
    name = "mpa-operator",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Manages AWS Multi-party approval from Kubernetes.",
    subcommands = {
      RunCommand.class,
      DoctorCommand.class,
      PlanCommand.class,
      ExportCommand.class,
      ExplainCommand.class,
      PoliciesCommand.class,
      Main.ConfigCommand.class,
      SimulateCommand.class
    })
public final class Main {
  /** By which name it was started, when that is another: as a plugin it is {@code kubectl mpa}. */
  static final String CALLED_AS = "MPA_CALLED_AS";

  private static final Set<String> SERVERS = Set.of("run", "simulate");

  private Main() {}

  /**
   * Runs a command; the exit code is 2 for what can be corrected on the command line or in the
   * configuration.
   */
  public static void main(String[] args) {
    if (args.length == 0 || !SERVERS.contains(args[0])) {
      logAside();
    }
    System.exit(
        commandLine(new Surroundings(Clock.systemUTC(), System.getenv(), System.in)).execute(args));
  }

  /** All commands, in these surroundings. */
  public static CommandLine commandLine(Surroundings surroundings) {
    var commandLine =
        new CommandLine(new Main(), new Commands(surroundings))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((e, command, _) -> broken(e, command));
    tellVersions(commandLine);
    var name = surroundings.environment().get(CALLED_AS);
    return name == null ? commandLine : commandLine.setCommandName(name);
  }

  /** One program has one version, whichever command is asked for it. */
  private static void tellVersions(CommandLine command) {
    for (var sub : command.getSubcommands().values()) {
      sub.getCommandSpec().versionProvider(new Version());
      tellVersions(sub);
    }
  }

  /** A sentence without the exception's own message, which may quote what was read. */
  private static int broken(Exception e, CommandLine command) throws Exception {
    if (SERVERS.contains(command.getCommandName())) {
      throw e; // its log is for those who run it
    }
    command
        .getErr()
        .println(
            "%s: it broke off (%s): please report it, with what was called"
                .formatted(command.getCommandSpec().root().name(), e.getClass().getSimpleName()));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** What a command prints is its result: the log goes elsewhere, and says only what is wrong. */
  private static void logAside() {
    System.setProperty("MPA_LOG_TARGET", "System.err");
    if (System.getenv("MPA_LOG_LEVEL") == null) {
      System.setProperty("MPA_LOG_LEVEL", "ERROR");
    }
  }

  /** Makes commands: those that need something from around them take it in their constructor. */
  private record Commands(Surroundings surroundings) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      var taking =
          Arrays.stream(type.getDeclaredConstructors())
              .filter(
                  c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Surroundings.class}))
              .findFirst();
      return taking.isPresent()
          ? type.cast(taking.get().newInstance(surroundings))
          : CommandLine.defaultFactory().create(type);
    }
  }

  /** {@code config}: the reference of the configuration. */
  @Command(
      name = "config",
      mixinStandardHelpOptions = true,
      description = "Prints every key of the configuration with its default.")
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
