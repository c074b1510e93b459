package dev.mpaoperator.command.output;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Colour, only where a person sees it: on a terminal, unless {@code NO_COLOR} is set or {@code
 * --no-color} given.
 */
public final class Style {
  @Option(names = "--no-color", description = "Never prints colours, also not on a terminal.")
  private boolean none;

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Bold. */
  public String strong(String text) {
    return styled("bold", text);
  }

  /** Of what is well. */
  public String good(String text) {
    return styled("green", text);
  }

  /** Of what may be wrong. */
  public String warning(String text) {
    return styled("yellow", text);
  }

  /** Of what is wrong. */
  public String bad(String text) {
    return styled("red,bold", text);
  }

  /** Of what matters less. */
  public String faint(String text) {
    return styled("faint", text);
  }

  private String styled(String style, String text) {
    var ansi = command == null ? Ansi.AUTO : command.commandLine().getColorScheme().ansi();
    return none || !ansi.enabled() ? text : ansi.string("@|" + style + " " + text + "|@");
  }
}
