package dev.mpaoperator.gitops;

import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of the docs: what the tools make of each reason. */
final class StateTable {
  static final Path PAGE = Path.of("docs/gitops.md");

  private static final String START = "<!-- states: made by `make gitops` -->\n";
  private static final String END = "<!-- /states -->";

  /** Reasons of single conditions, or of the last event of a resource. */
  private static final Set<String> NO_STATE =
      Set.of(
          "Resolved",
          "PoliciesNotChecked",
          "IdentityChanged",
          "ChangingTags",
          "Deleted",
          "Released",
          "Retained");

  private StateTable() {}

  /** The page with the table as it should be. */
  static String page() {
    var page = ArgoFiles.read(PAGE);
    return page.substring(0, page.indexOf(START) + START.length())
        + table()
        + page.substring(page.indexOf(END));
  }

  private static String table() {
    var text =
        new StringBuilder(
            """
            Of a team (the reasons: [status](status.md#reasons)):

            | Argo CD | kstatus: Flux, Helm 4 | Flux, relaxed | reason |
            | --- | --- | --- | --- |
            """);
    rows(
        text,
        Arrays.stream(Reason.values())
            .collect(Collectors.toMap(Reason::word, Verdict::of, (a, _) -> a, TreeMap::new)));
    text.append(
        """

        Paused by `mpaoperator.dev/paused` while nothing is held back: *Suspended* in Argo CD, *Current* for the others.

        Of an identity source:

        | Argo CD | kstatus: Flux, Helm 4 | Flux, relaxed | reason |
        | --- | --- | --- | --- |
        """);
    rows(
        text,
        Arrays.stream(SourceReason.values())
            .collect(Collectors.toMap(SourceReason::word, Verdict::of, (a, _) -> a, TreeMap::new)));
    return text.toString();
  }

  private static void rows(StringBuilder text, Map<String, Verdict> verdicts) {
    verdicts.entrySet().stream()
        .filter(e -> !NO_STATE.contains(e.getKey()))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue,
                () ->
                    new TreeMap<>(
                        Comparator.comparing(Verdict::argo)
                            .thenComparing(Verdict::kstatus)
                            .thenComparing(Verdict::relaxed)),
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .forEach((verdict, reasons) -> text.append(row(verdict, reasons)));
  }

  private static String row(Verdict verdict, List<String> reasons) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            verdict.argo().word(),
            verdict.kstatus().word(),
            verdict.relaxed().word(),
            reasons.stream().map(r -> "`" + r + "`").collect(Collectors.joining(", ")));
  }
}
