package dev.mpaoperator.simulator.command;

import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.world.ModeNames;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.StandingOrder;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a simulator in the foreground; its subcommands talk to a running one. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a stand-in for AWS Multi-party approval until it is stopped.",
      "The subcommands play the people, the time and the trouble of a running one."
    },
    subcommands = {
      AnswerCommands.Accept.class,
      AnswerCommands.Decline.class,
      AnswerCommands.Approve.class,
      AnswerCommands.Reject.class,
      AnswerCommands.Order.class,
      LookCommands.Advance.class,
      LookCommands.State.class,
      LookCommands.Mails.class,
      LookCommands.Journal.class,
      LookCommands.Mode.class,
      FaultCommand.class,
      ConsoleCommands.class
    })
public final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8090",
      description = "0 takes a free one (default: 8090)")
  int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: ${DEFAULT-VALUE})")
  String bind = "127.0.0.1";

  @Option(
      names = "--mode",
      paramLabel = "NAME=VALUE",
      description = "behaviour where nobody knows the true one, like secondUpdate=REPLACES")
  Map<String, String> modes = Map.of();

  @Option(
      names = "--validation-time",
      defaultValue = "100ms",
      converter = DurationText.class,
      description = "how long the service checks a team (default: ${DEFAULT-VALUE})")
  Duration validationTime = Duration.ofMillis(100);

  @Option(
      names = "--identity-source",
      paramLabel = "ACCOUNT",
      arity = "0..1",
      fallbackValue = Simulator.DEFAULT_ACCOUNT,
      description = "an account with an active identity source (default: ${FALLBACK-VALUE})")
  @Nullable String identitySource;

  @Option(
      names = "--everybody",
      paramLabel = "ORDER",
      defaultValue = "SILENT",
      description = "what people do by themselves: ${COMPLETION-CANDIDATES}")
  StandingOrder everybody = StandingOrder.SILENT;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    try (Simulator simulator = Simulator.start(options(command))) {
      simulator.people().orderAll(everybody);
      if (identitySource != null) {
        simulator.console().installIdentitySource(identitySource);
      }
      command.commandLine().getOut().println("MPA simulator listening on " + simulator.endpoint());
      command.commandLine().getOut().flush();
      new CountDownLatch(1).await(); // until the process is stopped
      return 0;
    } catch (UncheckedIOException e) {
      command.commandLine().getErr().println("error: " + e.getMessage() + ": " + e.getCause());
      return 1;
    }
  }

  private SimulatorOptions options(CommandSpec command) {
    Modes chosen = Modes.DEFAULTS;
    for (Map.Entry<String, String> mode : modes.entrySet()) {
      try {
        chosen = chosen.with(ModeNames.parse(mode.getKey(), mode.getValue()));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return SimulatorOptions.defaults()
        .withAddress(new InetSocketAddress(bind, port))
        .withModes(chosen)
        .withPace(validationTime, validationTime);
  }
}
