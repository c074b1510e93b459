package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.simulator.world.Caller;
import dev.mpaoperator.simulator.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the service: where it is found, what it takes and what it does.
 *
 * @param path segments; one in braces is a parameter
 * @param flag the bare query parameter that tells it from others on the same path
 * @param items the member that holds the items of a list, which makes the answer a page
 */
record Operation(
    String name,
    String method,
    List<String> path,
    @Nullable String flag,
    boolean mutates,
    @Nullable String items,
    Shape.Structure input,
    Effect effect) {

  /** What the operation does in the world; returns what is written as the answer. */
  interface Effect {
    Object apply(World world, Caller caller, Input input, Instant now);
  }

  /** The members of a request, wherever they stood: path, query or body. */
  record Input(ObjectNode members) {
    String text(String name) {
      return members.path(name).asText();
    }

    <T> T as(Class<T> type) {
      return Json.WIRE.convertValue(members, type);
    }
  }

  static Operation read(
      String name, String method, String uri, Shape.Structure input, Effect effect) {
    return of(name, method, uri, false, null, input, effect);
  }

  static Operation write(
      String name, String method, String uri, Shape.Structure input, Effect effect) {
    return of(name, method, uri, true, null, input, effect);
  }

  static Operation list(
      String name, String uri, String items, Shape.Structure input, Effect effect) {
    return of(name, "POST", uri, false, items, input, effect);
  }

  private static Operation of(
      String name,
      String method,
      String uri,
      boolean mutates,
      @Nullable String items,
      Shape.Structure input,
      Effect effect) {
    int query = uri.indexOf('?');
    String flag = query < 0 ? null : uri.substring(query + 1);
    String path = query < 0 ? uri : uri.substring(0, query);
    return new Operation(name, method, RawUri.segments(path), flag, mutates, items, input, effect);
  }

  /** The parameters in the path if this operation is meant. */
  Optional<Map<String, String>> match(String requestMethod, RawUri uri) {
    boolean flagFits = flag == null ? !uri.hasFlag() : uri.query().containsKey(flag);
    if (!method.equals(requestMethod) || !flagFits || path.size() != uri.path().size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = path.get(i);
      if (expected.startsWith("{")) {
        parameters.put(expected.substring(1, expected.length() - 1), uri.path().get(i));
      } else if (!expected.equals(uri.path().get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
