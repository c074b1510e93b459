package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.simulator.world.ServiceException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param date when it was signed, as the header X-Amz-Date says
 * @param target the operation, where a service takes it from the header X-Amz-Target
 */
record Request(
    String method,
    RawUri uri,
    @Nullable String authorization,
    @Nullable String date,
    @Nullable String target,
    String body) {
  private static final List<String> SUBJECTS =
      List.of("Arn", "ApprovalTeamArn", "SessionArn", "IdentitySourceArn", "ResourceArn", "Name");
  private static final Set<String> PAGING = Set.of("MaxResults", "NextToken");

  /** An operation and the parameters that its path gave it. */
  record Match(Operation operation, Map<String, String> parameters) {}

  /** Whether it is for one of the neighbours, who all live at the root. */
  boolean isForNeighbour() {
    return method.equals("POST") && uri.path().isEmpty();
  }

  /** The body as a form, in which a plus is a space. */
  Map<String, String> form() {
    return RawUri.of(URI.create("/?" + body.strip().replace("+", "%20"))).query();
  }

  Optional<Match> match() {
    for (Operation operation : Operations.ALL) {
      Optional<Map<String, String>> parameters = operation.match(method, uri);
      if (parameters.isPresent()) {
        return Optional.of(new Match(operation, parameters.get()));
      }
    }
    return Optional.empty();
  }

  /** All members of the input, brought together from body, query and path. */
  ObjectNode input(Match match) {
    ObjectNode input = members();
    uri.query().entrySet().stream()
        .filter(entry -> PAGING.contains(entry.getKey()))
        .forEach(entry -> putQuery(input, entry.getKey(), entry.getValue()));
    match.parameters().forEach(input::put);
    return input;
  }

  private static void putQuery(ObjectNode input, String name, String value) {
    if (name.equals("MaxResults") && value.matches("-?\\d{1,9}")) {
      input.put(name, Integer.parseInt(value));
    } else {
      input.put(name, value);
    }
  }

  private ObjectNode members() {
    if (body.isBlank()) {
      return Json.WIRE.createObjectNode();
    }
    try {
      JsonNode node = Json.WIRE.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // answered below
    }
    throw ServiceException.validation("The body is not a JSON object."); // inferred
  }

  /** What the call is about, for the journal and the faults. */
  @Nullable String subject(Match match) {
    JsonNode input;
    try {
      input = input(match);
    } catch (ServiceException e) {
      return null;
    }
    return SUBJECTS.stream()
        .filter(name -> input.path(name).isTextual())
        .findFirst()
        .map(name -> input.path(name).asText())
        .orElse(null);
  }
}
