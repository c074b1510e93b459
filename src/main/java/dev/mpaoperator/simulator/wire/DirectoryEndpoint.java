package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.Person;
import dev.mpaoperator.simulator.world.ServiceException;
import dev.mpaoperator.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of IAM Identity Center that finds people: GetUserId, ListUsers and DescribeUser of the
 * Identity Store, ListInstances and DescribeInstance of its administration. Every account sees the
 * same instance and the same users.
 */
final class DirectoryEndpoint {
  private static final String STORE = "d-1234567890";
  private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
  private static final int LARGEST_PAGE = 100;

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
      Object answer =
          switch (operation) {
            case "identitystore:GetUserId" -> userId(input);
            case "identitystore:DescribeUser" -> describe(input);
            case "identitystore:ListUsers" -> list(operation, input);
            case "sso:ListInstances" -> Map.of("Instances", List.of(instance()));
            case "sso:DescribeInstance" -> instance(input.path("InstanceArn").asText());
            default -> throw DirectoryRefusal.unknown(operation);
          };
      return Reply.target(200, null, answer);
    } catch (DirectoryRefusal e) {
      return e.reply();
    } catch (ServiceException e) {
      return error(e.type().wireName(), 400, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> instance() {
    return Map.of("InstanceArn", INSTANCE, "IdentityStoreId", STORE, "Status", "ACTIVE");
  }

  private static Map<String, Object> instance(String arn) {
    if (!arn.equals(INSTANCE)) {
      throw DirectoryRefusal.notFound("INSTANCE", arn); // inferred
    }
    return instance();
  }

  private static void checkStore(JsonNode input) {
    String store = input.path("IdentityStoreId").asText();
    if (store.isEmpty()) {
      throw DirectoryRefusal.validation("null", "identityStoreId", "Member must not be null");
    }
    if (!store.equals(STORE)) {
      throw DirectoryRefusal.notFound("IDENTITY_STORE", store);
    }
  }

  private Map<String, Object> userId(JsonNode input) {
    checkStore(input);
    List<Person> found = having(wanted(input));
    if (found.isEmpty()) {
      throw DirectoryRefusal.notFound("USER", "");
    }
    if (found.size() > 1 && world.modes().sharedAddress() == Modes.SharedAddress.CONFLICT) {
      throw DirectoryRefusal.conflict(
          "More than one user has '" + wanted(input).path("AttributeValue").asText() + "'.");
    }
    return Map.of("UserId", found.getFirst().id(), "IdentityStoreId", STORE);
  }

  private Map<String, Object> describe(JsonNode input) {
    checkStore(input);
    String id = input.path("UserId").asText();
    return world
        .directory()
        .withId(id)
        .map(DirectoryEndpoint::user)
        .orElseThrow(() -> DirectoryRefusal.notFound("USER", id));
  }

  /** Only those of the page are put into words: a directory may be large. */
  private Map<String, Object> list(String operation, JsonNode input) {
    checkStore(input);
    int size = input.path("MaxResults").asInt(LARGEST_PAGE);
    if (size < 1 || size > LARGEST_PAGE) {
      throw DirectoryRefusal.validation(
          Integer.toString(size), "maxResults", "Member must have value between 1 and 100");
    }
    List<Person> people = listed(input.path("Filters"));
    Map<String, Object> page = Paging.page(operation, "Users", people, input, LARGEST_PAGE);
    page.computeIfPresent(
        "Users",
        (_, users) -> ((List<?>) users).stream().map(person -> user((Person) person)).toList());
    return page;
  }

  /** One filter at most, by user name (Identity Store API Reference, ListUsers). */
  private List<Person> listed(JsonNode filters) {
    if (filters.isEmpty()) {
      return world.directory().all();
    }
    String path = filters.path(0).path("AttributePath").asText();
    if (!path.equals("UserName") || filters.size() > 1) {
      throw DirectoryRefusal.validation(
          path, "filters.1.member.attributePath", "We only support UserName");
    }
    return world
        .directory()
        .withUserName(filters.path(0).path("AttributeValue").asText(), world.modes());
  }

  private List<Person> having(JsonNode attribute) {
    String value = attribute.path("AttributeValue").asText();
    String path = attribute.path("AttributePath").asText();
    return switch (path) {
      case "userName", "UserName" -> world.directory().withUserName(value, world.modes());
      case "emails.value" -> world.directory().withEmail(value);
      default ->
          throw DirectoryRefusal.validation(
              path,
              "alternateIdentifier.uniqueAttribute.attributePath",
              "The only valid paths are userName and emails.value");
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
        "UserStatus",
        person.disabled() ? "DISABLED" : "ENABLED",
        "Emails",
        List.of(Map.of("Value", person.email(), "Type", "work", "Primary", true)));
  }

  private static Reply error(String type, int status, String message) {
    return Reply.target(status, type, Map.of("__type", type, "Message", message));
  }
}
