package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.ModeNames;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.Observer;
import dev.mpaoperator.simulator.world.World;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looking at the world; its clock and its modes. */
final class WorldControls {
  private final World world;
  private final Observer observer;

  WorldControls(World world) {
    this.world = world;
    this.observer = new Observer(world);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "state", (_, _) -> state()),
        Route.of("GET", "teams/*", (team, _) -> observer.get(team)),
        Route.of("GET", "teams/*/sessions", (team, _) -> observer.sessions(team)),
        Route.of("GET", "mails", (_, _) -> world.mails().all()),
        Route.of("GET", "clock", (_, _) -> clock()),
        Route.of("POST", "clock", (_, body) -> move(body)),
        Route.of("GET", "modes", (_, _) -> ModeNames.asText(world.modes())),
        Route.of("PUT", "modes", (_, body) -> setModes(body)));
  }

  private Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("clock", clock());
    state.put("modes", ModeNames.asText(world.modes()));
    state.put("people", world.directory().all());
    state.put("identitySources", observer.identitySources());
    state.put("teams", observer.all());
    return state;
  }

  private Map<String, Object> clock() {
    return Map.of("now", world.clock().instant(), "frozen", world.clock().isFrozen());
  }

  private Map<String, Object> move(JsonNode body) {
    if (body.has("frozen")) {
      if (body.get("frozen").asBoolean()) {
        world.clock().freeze();
      } else {
        world.clock().tick();
      }
    }
    ControlJson.optional(body, "advance").ifPresent(by -> world.clock().advance(duration(by)));
    world.run(_ -> {}); // so that what is due happens now and not at the next look
    return clock();
  }

  static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a duration looks like PT25H, not '" + text + "'", e);
    }
  }

  private Map<String, String> setModes(JsonNode body) {
    Modes modes = world.modes();
    for (Map.Entry<String, JsonNode> mode : body.properties()) {
      modes = modes.with(ModeNames.parse(mode.getKey(), mode.getValue().asText()));
    }
    world.setModes(modes);
    return ModeNames.asText(modes);
  }
}
