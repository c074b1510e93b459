package dev.mpaoperator.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a policy document allows, in a few words. AWS marks documents as sensitive, so nothing else
 * of one is kept. Anything may stand in it: what cannot be read allows nothing that could be named.
 */
public final class PolicyDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 20;
  private static final int LONGEST = 128;

  private PolicyDocument() {}

  /** The actions of its Allow statements: sorted, each once, 20 at most. */
  public static List<String> allows(@Nullable String document) {
    var actions = new TreeSet<String>();
    each(read(document).path("Statement"))
        .filter(statement -> "Allow".equals(statement.path("Effect").textValue()))
        .forEach(statement -> {
          texts(statement.path("Action")).forEach(actions::add);
          var others = texts(statement.path("NotAction")).sorted().toList();
          if (!others.isEmpty()) {
            actions.add("all except " + String.join(", ", others));
          }
        });
    return bounded(List.copyOf(actions));
  }

  private static JsonNode read(@Nullable String document) {
    try {
      return JSON.readTree(document == null ? "" : document);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /** A list, or what stands in the place of a list of one. */
  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  private static Stream<String> texts(JsonNode node) {
    return each(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static List<String> bounded(List<String> actions) {
    var bounded =
        new ArrayList<>(
            actions.stream()
                .limit(actions.size() > MOST ? MOST - 1 : MOST)
                .map(a -> a.length() > LONGEST ? a.substring(0, LONGEST - 1) + "…" : a)
                .distinct()
                .toList());
    if (actions.size() > MOST) {
      bounded.add("… and %d more".formatted(actions.size() - MOST + 1));
    }
    return List.copyOf(bounded);
  }
}
