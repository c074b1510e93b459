package dev.mpaoperator.demo;

import java.io.PrintStream;

/** Prints the story, in modest colours or plain. */
final class Screen {
  private final PrintStream out = System.out;
  private final boolean coloured;

  Screen(boolean coloured) {
    this.coloured = coloured;
  }

  void title(String text) {
    out.println();
    out.println(dressed("1", "== " + text));
  }

  /** A line of explanation. */
  void say(String text) {
    out.println();
    out.println(dressed("36", "# " + text.strip().replace("\n", "\n# ")));
  }

  void command(String text) {
    out.println(dressed("32", "$ ") + dressed("1", text));
  }

  void output(String line) {
    out.println(line);
  }

  void good(String text) {
    out.println(dressed("1;32", text));
  }

  void bad(String text) {
    out.println(dressed("1;31", text));
  }

  private String dressed(String code, String text) {
    return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
