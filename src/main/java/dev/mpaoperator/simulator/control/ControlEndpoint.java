package dev.mpaoperator.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.mpaoperator.simulator.wire.Faults;
import dev.mpaoperator.simulator.wire.Journal;
import dev.mpaoperator.simulator.world.ServiceException;
import dev.mpaoperator.simulator.world.World;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the control API. A wrong name is 400, nothing to answer 409, an unknown path 404. */
public final class ControlEndpoint implements HttpHandler {
  /** Where the control API begins. */
  public static final String PREFIX = "/_simulator/";

  private final List<Route> routes;

  /** Controls this world and what is around it. */
  public ControlEndpoint(World world, Journal journal, Faults faults) {
    this.routes =
        Stream.of(
                new WorldControls(world).routes(),
                new PeopleControls(world).routes(),
                new ConsoleControls(world).routes(),
                new SessionControls(world).routes(),
                new WireControls(journal, faults).routes())
            .flatMap(List::stream)
            .toList();
  }

  private record Result(int status, Object body) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getRawPath().substring(PREFIX.length());
      Result result = answer(exchange.getRequestMethod(), path, body);
      byte[] bytes = (ControlJson.write(result.body) + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(result.status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Result answer(String method, String rawPath, String body) {
    List<String> segments =
        Arrays.stream(rawPath.split("/", -1))
            .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
            .toList();
    try {
      for (Route route : routes) {
        Optional<String> segment = route.match(method, segments);
        if (segment.isPresent()) {
          return new Result(200, route.action().apply(segment.get(), ControlJson.read(body)));
        }
      }
      return error(404, "there is no " + method + " " + PREFIX + rawPath);
    } catch (IllegalArgumentException e) {
      return error(400, e.getMessage());
    } catch (IllegalStateException | ServiceException e) {
      return error(409, e.getMessage());
    }
  }

  private static Result error(int status, @Nullable String message) {
    return new Result(status, Map.of("error", String.valueOf(message)));
  }
}
