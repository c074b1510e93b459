package dev.mpaoperator.approvalteam.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Every answer of the planner as a text for people; {@code make decisions} writes it. */
public final class DecisionTable {
  /** The checked-in file. */
  public static final Path FILE =
      Path.of("src/main/java/dev/mpaoperator/approvalteam/plan/DECISIONS.md");

  private static final String HEAD =
      """
      # What the operator does with a team

      Written by `make decisions` from the answers of `TeamPlanner`; do not edit.

      A pass sees what the resource wishes, what AWS shows, and the little that the resource's status remembers, and
      takes one step at most. Steps in **bold** ask people. An empty cell of the first two columns repeats the one above
      it; *any* means that it makes no difference.

      - *In force before* is the definition that this resource last had in force. Where it matters, it also says whether
        the resource had a team at all.
      - *Last request* is `status.proposal`: its kind, its state, and what it was about. *Just now* means so short a time
        ago that AWS may not show it yet.
      """;

  private final StringBuilder text = new StringBuilder();
  private String lastShown = "";
  private String lastBefore = "";

  private DecisionTable() {}

  /** Writes the file. */
  public static void main(String[] args) throws IOException {
    Files.writeString(FILE, text());
  }

  /** The table. */
  public static String text() {
    var table = new DecisionTable();
    table.text.append(HEAD);
    table.section("The team should be as the spec says", new Intent.Keep(Teams.WISH), Teams.kept());
    table.section(
        "The resource is being deleted (`deletion.policy: Delete`)",
        new Intent.Remove(Teams.SINCE, null),
        Teams.removed());
    table.section(
        "The resource is being deleted (`deletion.policy: Retain`)",
        new Intent.Release(),
        Teams.removed());
    table.section(
        "The spec cannot be carried out yet (here: there is no IdentitySource of that name)",
        new Intent.Hold(Reason.IDENTITY_SOURCE_NOT_FOUND),
        Teams.kept());
    return table.text.toString();
  }

  private void section(String title, Intent intent, Tree<ObservedTeam> teams) {
    lastShown = "";
    text.append("\n## ").append(title).append("\n\n");
    text.append("| AWS shows | in force before | last request | step | reason |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    teams
        .map(team -> Tree.leaf(answers(intent, team)))
        .forEach((shown, answers) ->
            answers.forEach((before, requests) -> rows(cell(shown), cell(before), requests)));
  }

  private static Tree<Tree<Decision>> answers(Intent intent, ObservedTeam team) {
    return MemoriesOf.past(intent, team)
        .map(past ->
            Tree.leaf(
                MemoriesOf.requests(intent, team)
                    .map(asked -> Tree.leaf(TeamPlanner.decide(intent, team, past.apply(asked))))));
  }

  private void rows(String shown, String before, Tree<Decision> requests) {
    var paths = new LinkedHashMap<Decision, List<List<List<String>>>>();
    requests.forEach((path, decision) ->
        Paths.add(paths.computeIfAbsent(decision, d -> new ArrayList<>()), path));
    var groups = new LinkedHashMap<Decision, List<String>>();
    paths.forEach(
        (decision, some) -> groups.put(decision, some.stream().map(DecisionTable::words).toList()));
    var longest =
        groups.values().stream()
            .max(Comparator.comparingInt(g -> String.join("", g).length()))
            .get();
    groups.forEach((decision, group) -> {
      if (!group.equals(longest)) {
        row(shown, before, String.join("; ", group), decision);
      }
    });
    groups.forEach((decision, group) -> {
      if (group.equals(longest)) {
        row(shown, before, groups.size() == 1 ? "*any*" : "*anything else*", decision);
      }
    });
  }

  private void row(String shown, String before, String request, Decision decision) {
    var same = shown.equals(lastShown);
    text.append(
        "| %s | %s | %s | %s | %s |%n"
            .formatted(
                same ? "" : shown,
                same && before.equals(lastBefore) ? "" : before,
                request,
                words(decision.action()),
                decision.reason().word()));
    lastShown = shown;
    lastBefore = before;
  }

  private static String words(List<List<String>> path) {
    return path.stream()
        .map(labels -> String.join(" or ", labels))
        .collect(Collectors.joining(", "));
  }

  private static String cell(List<List<String>> path) {
    return path.isEmpty() ? "*any*" : words(path);
  }

  private static String words(Action action) {
    return switch (action) {
      case Action.None _ -> "";
      case Action.Create _ -> "**create the team**";
      case Action.Update _ -> "**ask for the update**";
      case Action.RequestDeletion _ -> "**ask for the deletion**";
      case Action.CancelSession _ -> "withdraw the open update";
      case Action.DiscardDraft _ -> "discard the refused update";
      case Action.DeleteInactive _ -> "delete the team, nobody is asked";
      case Action.Finish _ -> "let the resource go";
    };
  }
}
