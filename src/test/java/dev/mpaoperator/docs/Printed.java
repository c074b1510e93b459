package dev.mpaoperator.docs;

import java.util.List;

/** Compares what a page says a command prints with what it printed. */
final class Printed {
  private static final String ANYTHING = "...";

  private Printed() {}

  /** Whether it is the same but for numbers, times, ids and runs of spaces. */
  static boolean matches(List<String> shown, List<String> printed) {
    return matches(masked(shown), masked(printed), 0, 0);
  }

  private static boolean matches(List<String> shown, List<String> printed, int s, int p) {
    if (s == shown.size()) {
      return p == printed.size();
    }
    if (shown.get(s).equals(ANYTHING)) {
      return matches(shown, printed, s + 1, p)
          || (p < printed.size() && matches(shown, printed, s, p + 1));
    }
    return p < printed.size()
        && shown.get(s).equals(printed.get(p))
        && matches(shown, printed, s + 1, p + 1);
  }

  private static List<String> masked(List<String> lines) {
    return lines.stream().map(Printed::masked).filter(l -> !l.isEmpty()).toList();
  }

  private static String masked(String line) {
    return line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[0-9a-f]{6,}\\b", "ID")
        .replaceAll("(\\d+[dhms])+\\b", "AGE")
        .replaceAll("\\d+", "N")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
