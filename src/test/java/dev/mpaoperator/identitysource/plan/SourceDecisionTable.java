package dev.mpaoperator.identitysource.plan;

import dev.mpaoperator.identitysource.plan.ObservedSource.Missing;
import dev.mpaoperator.identitysource.plan.ObservedSource.Present;
import dev.mpaoperator.identitysource.plan.ObservedSource.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every answer of the planner, for people. {@code make decisions} writes it. */
final class SourceDecisionTable {
  static final Path FILE =
      Path.of("src/main/java/dev/mpaoperator/identitysource/plan/DECISIONS.md");

  private static final Parameters WISH = new Parameters("instance", "region");
  private static final Parameters OTHER = new Parameters("other instance", "region");

  private SourceDecisionTable() {}

  /** Writes the file. */
  public static void main(String[] args) throws IOException {
    Files.writeString(FILE, text());
  }

  /** All that can be wished, by its words. */
  static Map<String, SourceIntent> intents() {
    var intents = new LinkedHashMap<String, SourceIntent>();
    intents.put("keep it", new SourceIntent.Keep(WISH));
    intents.put("keep it, an older resource claims the account", new SourceIntent.Yield(false));
    intents.put("delete it, resources refer to it", new SourceIntent.Remove(List.of("ns/team")));
    intents.put("delete it, no resource refers to it", new SourceIntent.Remove(List.of()));
    intents.put("let it go", new SourceIntent.Release());
    intents.put("let it go, an older resource claims the account", new SourceIntent.Yield(true));
    return intents;
  }

  /** All that can be seen, by its words. */
  static Map<String, ObservedSource> sights() {
    var sights = new LinkedHashMap<String, ObservedSource>();
    sights.put("none", new Missing());
    for (var ours : List.of(true, false)) {
      for (var inUse : List.of(false, true)) {
        for (var state : State.values()) {
          var words =
              "%s, %s%s"
                  .formatted(
                      ours ? "ours" : "another's, over the same instance",
                      state,
                      inUse ? ", teams in AWS use it" : "");
          sights.put(words, new Present(WISH, state, ours, inUse));
        }
      }
    }
    for (var state : State.values()) {
      sights.put("over another instance, " + state, new Present(OTHER, state, false, false));
    }
    return sights;
  }

  static String text() {
    var text =
        new StringBuilder(
            """
            # What the operator does with an identity source

            Written by `make decisions` from the answers of `SourcePlanner`; do not edit.

            """);
    intents()
        .forEach((wish, intent) -> {
          text.append("## Wish: ").append(wish).append("\n\n");
          text.append("| AWS shows | step | reason |\n| --- | --- | --- |\n");
          rows(intent).forEach((answer, seen) -> text.append(row(seen, answer)));
          text.append('\n');
        });
    return text.toString().stripTrailing() + "\n";
  }

  /** What leads to the same answer is one row. */
  private static Map<SourceDecision, List<String>> rows(SourceIntent intent) {
    var rows = new LinkedHashMap<SourceDecision, List<String>>();
    sights()
        .forEach((words, sight) ->
            rows.computeIfAbsent(
                    SourcePlanner.decide(intent, sight), _ -> new java.util.ArrayList<>())
                .add(words));
    return rows;
  }

  private static String row(List<String> seen, SourceDecision answer) {
    var step =
        switch (answer.action()) {
          case NONE -> "";
          case CREATE -> "create it";
          case DELETE -> "delete it";
          case FINISH -> "let the resource go";
        };
    var all = seen.size() == sights().size();
    return "| %s | %s | %s |%n"
        .formatted(all ? "*anything*" : String.join("; ", seen), step, answer.reason().word());
  }
}
