package dev.mpaoperator.command.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page that explains each reason, from the texts of {@code mpa-operator explain}. {@code make
 * troubleshooting} writes it; a test fails when it is stale.
 */
public final class TroubleshootingPage {
  /** The generated page. */
  static final Path PAGE = Path.of("docs/troubleshooting.md");

  private static final String HEAD =
      """
      # Troubleshooting, by reason

      Generated from the texts of `mpa-operator explain` (`make troubleshooting`).

      Every condition, event and metric gives its reason in one word of a closed list. Find the word, and look it up
      here, or where you are: `mpa-operator explain WORD`.

      ```sh
      # needs your names
      kubectl get mpateam NAME -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'
      kubectl describe mpaids NAME
      kubectl events --for mpateam/NAME
      ```

      The message beside the word says more: names, deadlines, the missing right. A resource that is `Stalled` does not go
      on by itself; one that is `Reconciling` does, when people have answered or machines have worked. If nothing is
      explained there, start with the doctor, which checks the cluster, credentials, rights and every account. It must run
      where the operator does: `helm test mpa-operator -n mpa-operator --logs` runs it there, with the operator's rights
      and credentials.

      Asking again for what was refused takes a new token:

      ```sh
      # needs your names
      kubectl annotate mpateam/NAME mpaoperator.dev/retry="$(date +%s)" --overwrite
      ```

      """;

  private TroubleshootingPage() {}

  /** Writes the page. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PAGE, text());
  }

  /** The page as it should be. */
  static String text() {
    var words =
        Explanations.load().all().stream()
            .collect(Collectors.groupingBy(Explanation::reason, TreeMap::new, Collectors.toList()));
    return HEAD
        + words.keySet().stream()
            .map(word -> "[%s](#%s)".formatted(word, word.toLowerCase(java.util.Locale.ROOT)))
            .collect(Collectors.joining(",\n"))
        + "\n"
        + words.values().stream().map(TroubleshootingPage::section).collect(Collectors.joining());
  }

  private static String section(List<Explanation> kinds) {
    return "\n## "
        + kinds.getFirst().reason()
        + "\n\n"
        + kinds.stream().map(TroubleshootingPage::entry).collect(Collectors.joining("\n"));
  }

  private static String entry(Explanation e) {
    return """
    **%s** (%s). %s

    - Who must act: %s.
    - What to do: %s
    - Meanwhile the operator %s
    """
        .formatted(e.kind(), e.goesOn(), e.means(), e.who(), e.toDo(), e.meanwhile());
  }
}
