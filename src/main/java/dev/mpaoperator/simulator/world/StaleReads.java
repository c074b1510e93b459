package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.TeamAnswers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What readers see while reads lag behind writes. Keeps, for each team, what it looked like and
 * since when; costs nothing while the mode is off.
 */
final class StaleReads {
  private final World world;
  private final Map<String, TreeMap<Instant, Optional<TeamAnswers.Team>>> past =
      new LinkedHashMap<>();

  StaleReads(World world) {
    this.world = world;
  }

  boolean isOn() {
    return world.modes.staleReads().lag().isPositive();
  }

  /** From now on what exists is seen by everybody; what follows is seen late. */
  void begin() {
    past.clear();
    if (isOn()) {
      record(Instant.MIN);
    }
  }

  /** Remembers what has changed. */
  void record(Instant at) {
    if (!isOn()) {
      return;
    }
    for (Team team : world.teams.all()) {
      remember(team.arn, at, Optional.of(world.picture.of(team)));
    }
    for (String arn : List.copyOf(past.keySet())) {
      if (world.teams.find(arn).isEmpty()) {
        remember(arn, at, Optional.empty());
      }
    }
  }

  private void remember(String arn, Instant at, Optional<TeamAnswers.Team> look) {
    TreeMap<Instant, Optional<TeamAnswers.Team>> looks =
        past.computeIfAbsent(arn, _ -> new TreeMap<>());
    if (looks.isEmpty() || !looks.lastEntry().getValue().equals(look)) {
      looks.put(at, look);
    }
  }

  Optional<TeamAnswers.Team> team(String arn, Instant now) {
    Map.Entry<Instant, Optional<TeamAnswers.Team>> look =
        past.getOrDefault(arn, new TreeMap<>())
            .floorEntry(now.minus(world.modes.staleReads().lag()));
    return look == null ? Optional.empty() : look.getValue();
  }

  List<TeamAnswers.Team> teams(Instant now) {
    return past.keySet().stream().flatMap(arn -> team(arn, now).stream()).toList();
  }
}
