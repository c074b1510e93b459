package dev.mpaoperator.command;

import dev.mpaoperator.Main;
import dev.mpaoperator.command.connection.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * What a command did.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record CommandRun(int code, String out, String err) {

  /** Runs one, as if its output went to a file. */
  public static CommandRun of(String... arguments) {
    return in(Map.of(), arguments);
  }

  /** The same with these variables. */
  public static CommandRun in(Map<String, String> environment, String... arguments) {
    return run(around(Clock.systemUTC(), environment, ""), Ansi.OFF, arguments);
  }

  /** Runs one, as if a person sat before it. */
  public static CommandRun onTerminal(String... arguments) {
    return run(around(Clock.systemUTC(), Map.of(), ""), Ansi.ON, arguments);
  }

  /** What is around a command. */
  public static Surroundings around(Clock clock, Map<String, String> environment, String input) {
    return new Surroundings(
        clock, environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs one in these surroundings. */
  public static CommandRun in(Surroundings surroundings, String... arguments) {
    return run(surroundings, Ansi.OFF, arguments);
  }

  private static CommandRun run(Surroundings surroundings, Ansi ansi, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        Main.commandLine(surroundings)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(new ColorScheme.Builder(ansi).build())
            .execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
