package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.World.KEEP;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE;

import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import dev.mpaoperator.progress.Progress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The life of a team as pictures for people, drawn by letting the planner live it: from a start,
 * everything happens that can, and the passes come to rest each time. What stands in the pictures
 * are the reasons at rest; what machines do in seconds lies in between.
 */
public final class LifeCycle {
  private static final String END = "[*]";

  private final Map<String, Map<String, Set<String>>> arrows = new LinkedHashMap<>();
  private final Set<Reason> reasons = new LinkedHashSet<>();
  private final Set<World> seen = new LinkedHashSet<>();
  private final List<Happening> happenings;

  private LifeCycle(List<Happening> happenings) {
    this.happenings = happenings;
  }

  /** From nothing to an active team. */
  public static String creation() {
    return drawn(
        new World(KEEP, new ObservedTeam.Missing(), Memory.EMPTY),
        "the resource is created, everybody is invited",
        List.of(
            Happening.ALL_ACCEPT,
            Happening.SOMEBODY_DECLINES,
            Happening.INVITATIONS_EXPIRE,
            Happening.ANOTHER_SPEC,
            Happening.RETRY));
  }

  /** The changes of an active team. */
  public static String change() {
    return drawn(
        new World(
            KEEP,
            new Active(Teams.WISH, new Change.None()),
            new Memory(true, Teams.WISH.fingerprint(), null)),
        "",
        List.of(
            Happening.ANOTHER_SPEC,
            Happening.SET_BACK,
            Happening.APPROVE,
            Happening.APPROVE_ADDING_PEOPLE,
            Happening.ALL_ACCEPT,
            Happening.SOMEBODY_DECLINES,
            Happening.INVITATIONS_EXPIRE,
            Happening.REJECT,
            Happening.VOTE_EXPIRES,
            Happening.CANCEL,
            Happening.RETRY));
  }

  /** The end of an active team. */
  public static String deletion() {
    return drawn(
        new World(
            REMOVE,
            new Active(Teams.LIVE, new Change.None()),
            new Memory(true, Teams.LIVE.fingerprint(), null)),
        "the resource is deleted, the team is asked",
        List.of(
            Happening.APPROVE,
            Happening.REJECT,
            Happening.VOTE_EXPIRES,
            Happening.CANCEL,
            Happening.WINDOW_ENDS,
            Happening.RETRY,
            Happening.RETAIN));
  }

  private static String drawn(World start, String beginning, List<Happening> happenings) {
    var cycle = new LifeCycle(happenings);
    cycle.explore(start, beginning);
    return cycle.text();
  }

  private void explore(World start, String beginning) {
    var first = new Lived(start);
    arrow(END, first.state(), beginning);
    var open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      var here = open.poll();
      if (here.isOver() || !seen.add(here.world())) {
        continue;
      }
      reasons.add(here.reason());
      for (var happening : happenings) {
        happening
            .to(here.world())
            .map(Lived::new)
            .ifPresent(there -> {
              arrow(here.state(), there.state(), happening.words());
              open.add(there);
            });
      }
    }
  }

  private void arrow(String from, String to, String words) {
    arrows
        .computeIfAbsent(from, f -> new TreeMap<>())
        .computeIfAbsent(to, t -> new LinkedHashSet<>())
        .add(words);
  }

  private String text() {
    var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    arrows.forEach((from, targets) ->
        targets.forEach((to, words) -> {
          var label = words.stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(" / "));
          text.append("  %s --> %s%s%n".formatted(from, to, label.isEmpty() ? "" : ": " + label));
        }));
    text.append("  classDef people fill:#fff3bf,stroke:#f08c00,color:#000\n");
    text.append("  classDef stalled fill:#ffe3e3,stroke:#e03131,color:#000\n");
    text.append("  classDef inForce fill:#d3f9d8,stroke:#2f9e44,color:#000\n");
    classed(text, "people", of(Progress.WAITING));
    classed(text, "stalled", of(Progress.STUCK));
    classed(text, "inForce", of(Progress.DONE));
    return text.append("```\n").toString();
  }

  private Collection<String> of(Progress progress) {
    return reasons.stream().filter(r -> r.progress() == progress).map(Reason::word).toList();
  }

  private static void classed(StringBuilder text, String name, Collection<String> states) {
    if (!states.isEmpty()) {
      text.append("  class %s %s%n".formatted(String.join(",", states), name));
    }
  }

  /** A world after the passes have come to rest in it. */
  private static final class Lived {
    private final World world;
    private final Decision last;

    Lived(World start) {
      var play = new Play(start, Play.Loss.NOTHING);
      last = play.rest();
      world = play.world();
    }

    World world() {
      return world;
    }

    Reason reason() {
      return last.reason();
    }

    boolean isOver() {
      return last.action() instanceof Action.Finish;
    }

    String state() {
      return isOver() ? END : last.reason().word();
    }
  }
}
