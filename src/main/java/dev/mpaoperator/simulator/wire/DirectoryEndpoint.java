package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.Person;
import dev.mpaoperator.simulator.world.ServiceException;
import dev.mpaoperator.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The part of IAM Identity Center that finds people: GetUserId, ListUsers and DescribeUser of the
 * Identity Store, ListInstances and DescribeInstance of its administration. Every account sees the
 * same instance and the same users.
 */
final class DirectoryEndpoint {
  private static final String STORE = "d-1234567890";
  private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef";

  private final World world;
  private final Calls calls;

  DirectoryEndpoint(World world, Calls calls) {
    this.world = world;
    this.calls = calls;
  }

  Optional<Reply> answer(Request request) throws InterruptedException {
    String target = String.valueOf(request.target());
    String operation =
        target
            .replace("AWSIdentityStore.", "identitystore:")
            .replace("SWBExternalService.", "sso:");
    Signature signature = Signature.of(request.authorization()).orElse(null);
    if (signature == null) {
      return calls.refuse(
          new Calls.Call("-", operation, null, false),
          error("MissingAuthenticationTokenException", 403, "Missing Authentication Token"));
    }
    JsonNode input = input(request.body());
    Calls.Call call =
        new Calls.Call(signature.caller().account(), operation, subject(input), false);
    return calls.carryOut(call, DirectoryEndpoint::error, () -> perform(operation, input));
  }

  private static JsonNode input(String body) {
    try {
      return Json.WIRE.readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException e) {
      return Json.WIRE.createObjectNode();
    }
  }

  private static String subject(JsonNode input) {
    return input.path("UserId").asText(wanted(input).path("AttributeValue").asText());
  }

  private static JsonNode wanted(JsonNode input) {
    return input.path("AlternateIdentifier").path("UniqueAttribute");
  }

  private Reply perform(String operation, JsonNode input) {
    try {
      return switch (operation) {
        case "identitystore:GetUserId" -> userId(input);
        case "identitystore:DescribeUser" -> describe(input.path("UserId").asText());
        case "identitystore:ListUsers" -> list(operation, input);
        case "sso:ListInstances" ->
            Reply.target(200, null, Map.of("Instances", List.of(instance())));
        case "sso:DescribeInstance" -> Reply.target(200, null, instance());
        default -> error("UnknownOperationException", 400, operation + " is not known here.");
      };
    } catch (ServiceException e) {
      return error(e.type().wireName(), 400, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> instance() {
    return Map.of("InstanceArn", INSTANCE, "IdentityStoreId", STORE, "Status", "ACTIVE");
  }

  private Reply userId(JsonNode input) {
    Predicate<Person> wanted = has(wanted(input));
    return world.directory().all().stream()
        .filter(wanted)
        .findFirst()
        .map(p -> Reply.target(200, null, Map.of("UserId", p.id(), "IdentityStoreId", STORE)))
        .orElseGet(() -> notFound());
  }

  private Reply describe(String id) {
    return world
        .directory()
        .withId(id)
        .map(person -> Reply.target(200, null, user(person)))
        .orElseGet(() -> notFound());
  }

  private Reply list(String operation, JsonNode input) {
    Predicate<Person> wanted = _ -> true;
    for (JsonNode filter : input.path("Filters")) {
      wanted = wanted.and(has(filter));
    }
    List<Map<String, Object>> users =
        world.directory().all().stream().filter(wanted).map(DirectoryEndpoint::user).toList();
    return Reply.target(200, null, Paging.page(operation, "Users", users, input, 100));
  }

  private static Predicate<Person> has(JsonNode attribute) {
    String value = attribute.path("AttributeValue").asText();
    return switch (attribute.path("AttributePath").asText()) {
      case "userName", "UserName" -> person -> person.userName().equals(value);
      case "emails.value" -> person -> person.email().equals(value);
      default -> throw ServiceException.validation("AttributePath is not supported.");
    };
  }

  private static Map<String, Object> user(Person person) {
    return Map.of(
        "IdentityStoreId",
        STORE,
        "UserId",
        person.id(),
        "UserName",
        person.userName(),
        "DisplayName",
        person.displayName(),
        "Emails",
        List.of(Map.of("Value", person.email(), "Type", "work", "Primary", true)));
  }

  private static Reply notFound() {
    return error("ResourceNotFoundException", 400, "USER not found.");
  }

  private static Reply error(String type, int status, String message) {
    return Reply.target(status, type, Map.of("__type", type, "Message", message));
  }
}
