package dev.mpaoperator.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON of the control API: names in camelCase, times and durations in ISO 8601. */
final class ControlJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance))
          .build();

  private ControlJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String body) {
    try {
      JsonNode node = body.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(body);
      if (node instanceof ObjectNode) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // answered below
    }
    throw new IllegalArgumentException("the body is not a JSON object");
  }

  static String required(JsonNode body, String name) {
    return optional(body, name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  static Optional<String> optional(JsonNode body, String name) {
    JsonNode value = body.path(name);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  static List<String> texts(JsonNode body, String name) {
    List<String> texts = new ArrayList<>();
    body.path(name).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  static <E extends Enum<E>> E word(JsonNode body, String name, Class<E> type) {
    String text = required(body, name);
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + name + "' is one of " + List.of(type.getEnumConstants()) + ", not '" + text + "'",
          e);
    }
  }
}
