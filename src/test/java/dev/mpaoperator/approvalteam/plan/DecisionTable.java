package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.World.KEEP;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_AGAINST_DRIFT;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_UNSETTLED;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_WAITING;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_ONCE_APPROVED;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_ONCE_ASKED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /** Stands for the answer of the section above. */
  private static final Decision SAME = Decision.act(new Action.None(), Reason.RESOLVED);

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
    table.section("The team should be as the spec says", KEEP, Teams.kept());
    table.differences(
        "As the spec says, and a person asks once more (a new `mpaoperator.dev/retry`)",
        KEEP,
        Retry::decide,
        KEEP,
        Teams.kept());
    table.differences(
        "As the spec says, with `updates.whilePending: Wait`",
        KEEP_WAITING,
        TeamPlanner::decide,
        KEEP,
        Teams.kept());
    table.differences(
        "As the spec says, while the settle time runs",
        KEEP_UNSETTLED,
        TeamPlanner::decide,
        KEEP,
        Teams.kept());
    table.differences(
        "As the spec says, with `drift: Propose`",
        KEEP_AGAINST_DRIFT,
        TeamPlanner::decide,
        KEEP,
        Teams.kept());
    table.section(
        "The resource is being deleted (`deletion.policy: Delete`)", REMOVE, Teams.removed());
    table.differences(
        "Being deleted, and a person asks once more (a new `mpaoperator.dev/retry`)",
        REMOVE,
        Retry::decide,
        REMOVE,
        Teams.removed());
    table.differences(
        "Being deleted, with `deletion.release: WhenApproved`",
        REMOVE_ONCE_APPROVED,
        TeamPlanner::decide,
        REMOVE,
        Teams.removed());
    table.differences(
        "Being deleted, with `deletion.release: WhenRequested`",
        REMOVE_ONCE_ASKED,
        TeamPlanner::decide,
        REMOVE,
        Teams.removed());
    table.section(
        "The resource is being deleted (`deletion.policy: Retain`)",
        new Intent.LetGo(),
        Teams.removed());
    table.section(
        "The spec cannot be carried out yet (here: there is no IdentitySource of that name)",
        new Intent.Hold(Reason.IDENTITY_SOURCE_NOT_FOUND),
        Teams.kept());
    table.outcomes(Memory.Kind.CREATION, KEEP, Teams.kept());
    table.outcomes(Memory.Kind.UPDATE, KEEP, Teams.kept());
    table.outcomes(Memory.Kind.DELETION, REMOVE, Teams.removed());
    table.outcomes(Memory.Kind.ADOPTION, KEEP, Teams.kept());
    table.lostAnswers();
    table.policies();
    table.heldBack();
    table.tags();
    return table.text.toString();
  }

  private void section(String title, Intent intent, Tree<ObservedTeam> teams) {
    head(title);
    teams
        .map(team -> Tree.leaf(answers(TeamPlanner::decide, intent, team)))
        .forEach((shown, answers) ->
            answers.forEach((before, requests) -> rows(cell(shown), cell(before), requests)));
  }

  /** Only what is answered otherwise than to another intent. */
  private void differences(
      String title, Intent intent, Answer answer, Intent base, Tree<ObservedTeam> teams) {
    head(title + ": only what is different then");
    Answer difference =
        (wish, team, memory) -> {
          var here = answer.to(wish, team, memory);
          var there = TeamPlanner.decide(base, team, memory);
          return words(here.action()).equals(words(there.action()))
                  && here.reason() == there.reason()
              ? SAME
              : here;
        };
    teams
        .map(team -> Tree.leaf(answers(difference, intent, team)))
        .forEach((shown, answers) ->
            answers.forEach((before, requests) -> {
              if (!requests.equals(Tree.leaf(SAME))) {
                rows(cell(shown), cell(before), requests);
              }
            }));
  }

  private interface Answer {
    Decision to(Intent intent, ObservedTeam team, Memory memory);
  }

  private void head(String title) {
    lastShown = "";
    text.append("\n## ").append(title).append("\n\n");
    text.append("| AWS shows | in force before | last request | step | reason |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
  }

  private static Tree<Tree<Decision>> answers(Answer answer, Intent intent, ObservedTeam team) {
    return MemoriesOf.past(intent, team)
        .map(past ->
            Tree.leaf(
                MemoriesOf.requests(intent, team)
                    .map(asked -> Tree.leaf(answer.to(intent, team, past.apply(asked))))));
  }

  /** What a pass reads from AWS of the last request. */
  private void outcomes(Memory.Kind kind, Intent intent, Tree<ObservedTeam> teams) {
    text.append(
        """

        ## What becomes of the last request: %s

        | AWS shows | state before | state after |
        | --- | --- | --- |
        """
            .formatted(kind.word()));
    teams
        .map(team ->
            Tree.leaf(
                MemoriesOf.statesOf(kind, intent, team)
                    .map(asked -> Tree.leaf(after(asked, intent, team)))))
        .forEach((shown, states) ->
            states.forEach((before, after) -> {
              if (!after.isEmpty()) {
                text.append("| %s | %s | %s |%n".formatted(cell(shown), cell(before), after));
              }
            }));
  }

  /** The state after it; nothing where it stays as it was. */
  private static String after(Memory.Asked asked, Intent intent, ObservedTeam team) {
    var after = Outcomes.of(asked, intent, team);
    return after == asked.state() ? "" : after.word();
  }

  /** What is decided about a request that was perhaps sent, by the votes that AWS lists. */
  private void lostAnswers() {
    text.append(
        """

        ## The answer to a request was lost, and the active team shows nothing of it

        Before it is sent again, the votes of the team about itself are listed. One that may be on this request is taken
        for it.

        | last request | the vote | step | reason |
        | --- | --- | --- | --- |
        """);
    for (var intent : List.of(KEEP, REMOVE)) {
      lostAnswer(intent, "none", lost(intent));
      for (var ending : ListedVote.Ending.values()) {
        lostAnswer(intent, ending.name().toLowerCase(Locale.ROOT), found(intent, ending));
      }
    }
  }

  private static Memory lost(Intent intent) {
    var submitting = Memory.State.SUBMITTING;
    var asked =
        intent instanceof Intent.Remove wish
            ? new Memory.Asked(Memory.Kind.DELETION, wish.fingerprint(), submitting, false)
            : new Memory.Asked(Memory.Kind.UPDATE, Teams.WISH.fingerprint(), submitting, false);
    return new Memory(true, Teams.LIVE.fingerprint(), asked);
  }

  private static Memory found(Intent intent, ListedVote.Ending ending) {
    var lost = lost(intent);
    var vote = new ListedVote("v", ListedVote.Subject.UNCLEAR, Teams.SINCE, null, ending);
    return new LostRequest(lost.asked(), Teams.SINCE, null, null)
        .among(List.of(vote), lost)
        .orElseThrow()
        .memory();
  }

  private void lostAnswer(Intent intent, String vote, Memory memory) {
    var shown = new ObservedTeam.Active(Teams.LIVE, new Change.None());
    var decision = TeamPlanner.decide(intent, shown, memory);
    text.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                memory.asked().kind().word(),
                vote,
                words(decision.action()),
                decision.reason().word()));
  }

  /** What becomes of each step when nothing may be written to AWS. */
  private void heldBack() {
    text.append(
        """

        ## The resource only watches, or is paused

        | step that would be right | `managementPolicy: ObserveOnly` | `mpaoperator.dev/paused` |
        | --- | --- | --- |
        """);
    for (var action : World.actions()) {
      var decision = Decision.act(action, Reason.ACTIVE);
      text.append(
          "| %s | %s | %s |%n"
              .formatted(
                  words(action).isEmpty() ? "none" : words(action),
                  held(Mode.OBSERVE_ONLY, decision),
                  held(Mode.PAUSED, decision)));
    }
    text.append(
        "\nA resource that is let go (`deletion.policy: Retain`, or `ObserveOnly`) goes in both cases.\n");
  }

  private static String held(Mode mode, Decision decision) {
    var restrained = mode.restrain(REMOVE, decision);
    return restrained.equals(decision)
        ? "the same"
        : "%s: %s"
            .formatted(
                restrained.reason().word(),
                String.join(
                    "; ",
                    PlannedChanges.of(
                        restrained.deferred(),
                        new ObservedTeam.Active(Teams.LIVE, new Change.None()))));
  }

  /** What becomes of one tag. */
  private void tags() {
    text.append(
        """

        ## Tags, when nothing else is to be done

        | the spec or the configuration wants the key | set for this resource before | the team bears it | step |
        | --- | --- | --- | --- |
        """);
    for (var wished : List.of(Map.of("key", "value"), Map.<String, String>of())) {
      for (var own : List.of(Set.of("key"), Set.<String>of())) {
        for (var actual :
            List.of(Map.of("key", "value"), Map.of("key", "another"), Map.<String, String>of())) {
          var plan = TagPlan.of(wished, own, actual);
          text.append(
              "| %s | %s | %s | %s |%n"
                  .formatted(
                      wished.isEmpty() ? "no" : "yes",
                      own.isEmpty() ? "no" : "yes",
                      actual.isEmpty()
                          ? "no"
                          : actual.equals(Map.of("key", "value"))
                              ? "with that value"
                              : "with another value",
                      !plan.set().isEmpty()
                          ? "set it"
                          : plan.remove().isEmpty() ? "" : "remove it"));
        }
      }
    }
  }

  /** What comes between a decision and a creation. */
  private void policies() {
    text.append(
        """

        ## Before a team is created: the policies of the spec

        | the policy | the version | AWS's word for it | step | reason |
        | --- | --- | --- | --- | --- |
        """);
    var create = Decision.act(new Action.Create(Teams.WISH), Reason.CREATING);
    policyRow(create, "none of that ARN", "*any*", "*any*", "arn/1", Map.of());
    policyRow(create, "known", "no such number", "*any*", "arn/2", offers("ATTACHABLE"));
    for (var version : List.of("1", QualifiedPolicy.DEFAULT)) {
      for (var status : List.of("ATTACHABLE", "DEPRECATED", "SOMETHING_NEW")) {
        policyRow(create, "known", version, status, "arn/" + version, offers(status));
      }
    }
    text.append(
        "\nWithout the right to look (`mpa:ListPolicies`), it is as if every policy were in order.\n");
  }

  private static Map<String, List<PolicyCheck.Offer>> offers(String status) {
    return Map.of("arn", List.of(new PolicyCheck.Offer(1, true, status)));
  }

  private void policyRow(
      Decision decision,
      String policy,
      String version,
      String status,
      String arn,
      Map<String, List<PolicyCheck.Offer>> offers) {
    var troubles = PolicyCheck.troubles(List.of(QualifiedPolicy.of(arn)), offers);
    var restrained = PolicyCheck.restrain(decision, troubles);
    text.append(
        "| %s | %s | %s | %s | %s |%n"
            .formatted(
                policy, version, status, words(restrained.action()), restrained.reason().word()));
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
    if (decision.equals(SAME)) {
      return;
    }
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
      case Action.Adopt _ -> "take the team over by its tags";
      case Action.ChangeTags _ -> "change tags";
      case Action.Finish _ -> "let the resource go";
    };
  }
}
