package dev.mpaoperator.simulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A policy document, read from its JSON. */
public record Policy(List<Statement> statements) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is none, or has what the simulator does not know: what
   *     is not understood must not count as allowed
   */
  public static Policy parse(String json) {
    JsonNode document;
    try {
      document = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a policy is no JSON", e);
    }
    // Without a version it is the old one, which knows no variables.
    boolean variables = document.path("Version").asText().equals("2012-10-17");
    return new Policy(each(document.path("Statement")).map(s -> statement(s, variables)).toList());
  }

  /** Whether a statement that allows, or one that denies, is about this. */
  boolean says(boolean allows, Access access) {
    return statements.stream().anyMatch(s -> s.allows() == allows && s.isAbout(access));
  }

  /** The same of a trust policy, for this principal. */
  boolean says(boolean allows, Principal principal, Access access) {
    return statements.stream()
        .anyMatch(s -> s.allows() == allows && s.isFor(principal) && s.isAbout(access));
  }

  private static Statement statement(JsonNode node, boolean variables) {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("unknown element of a policy: " + name);
          }
        });
    String effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new IllegalArgumentException("Effect is Allow or Deny, not '" + effect + "'");
    }
    boolean otherActions = node.has("NotAction");
    boolean otherResources = node.has("NotResource");
    List<Glob> resources = globs(node.path(otherResources ? "NotResource" : "Resource"), variables);
    return new Statement(
        effect.equals("Allow"),
        principals(node.path("Principal")),
        globs(node.path(otherActions ? "NotAction" : "Action"), false),
        otherActions,
        resources.isEmpty() ? List.of(new Glob("*", false)) : resources,
        otherResources,
        conditions(node.path("Condition"), variables));
  }

  private static List<String> principals(JsonNode node) {
    if (node.isTextual()) {
      return List.of("AWS:" + node.asText());
    }
    return node.properties().stream()
        .flatMap(type -> each(type.getValue()).map(name -> type.getKey() + ":" + name.asText()))
        .toList();
  }

  private static List<Condition> conditions(JsonNode node, boolean variables) {
    List<Condition> conditions = new ArrayList<>();
    for (var operator : node.properties()) {
      for (var key : operator.getValue().properties()) {
        conditions.add(
            Condition.of(operator.getKey(), key.getKey(), globs(key.getValue(), variables)));
      }
    }
    return conditions;
  }

  private static List<Glob> globs(JsonNode node, boolean variables) {
    return each(node).map(text -> new Glob(text.asText(), variables)).toList();
  }

  /** What may be one or a list. */
  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? node.valueStream() : Stream.of(node).filter(n -> !n.isMissingNode());
  }
}
