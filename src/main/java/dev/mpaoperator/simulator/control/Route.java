package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One path of the control API; a star in it is any one segment, which the action gets. */
record Route(String method, List<String> path, Action action) {
  private static final String ANY = "*";

  /** What is done, with the segment at the star (or nothing) and the body; returns the answer. */
  interface Action {
    Object apply(String segment, JsonNode body);
  }

  static Route of(String method, String path, Action action) {
    return new Route(method, List.of(path.split("/", -1)), action);
  }

  /** The segment at the star if this path is meant. */
  Optional<String> match(String requestMethod, List<String> segments) {
    if (!method.equals(requestMethod) || path.size() != segments.size()) {
      return Optional.empty();
    }
    String star = "";
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).equals(ANY)) {
        star = segments.get(i);
      } else if (!path.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(star);
  }
}
