package dev.mpaoperator.command;

import dev.mpaoperator.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    return run(Ansi.OFF, arguments);
  }

  /** Runs one, as if a person sat before it. */
  public static CommandRun onTerminal(String... arguments) {
    return run(Ansi.ON, arguments);
  }

  private static CommandRun run(Ansi ansi, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(new ColorScheme.Builder(ansi).build())
            .execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
