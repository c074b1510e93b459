package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mpaoperator.simulator.world.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds a request against its shape and says everything that is wrong, in AWS's wording. */
final class ShapeCheck {
  private final List<String> errors = new ArrayList<>();

  private ShapeCheck() {}

  /** Refuses the request with a ValidationException if anything is wrong. */
  static void check(JsonNode request, Shape.Structure shape) {
    ShapeCheck check = new ShapeCheck();
    check.structure("", request, shape);
    if (!check.errors.isEmpty()) {
      int count = check.errors.size();
      throw ServiceException.validation(
          count
              + (count == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", check.errors));
    }
  }

  private void check(String path, JsonNode value, Shape shape) {
    switch (shape) {
      case Shape.Text text -> text(path, value, text);
      case Shape.Whole whole -> whole(path, value, whole);
      case Shape.Listing list -> list(path, value, list);
      case Shape.Mapping map -> map(path, value, map);
      case Shape.Structure structure -> structure(path, value, structure);
    }
  }

  private void text(String path, JsonNode value, Shape.Text shape) {
    if (!value.isTextual()) {
      error(path, value.toString(), "Member must be a string");
      return;
    }
    String text = value.textValue();
    String shown = shape.sensitive() ? null : text;
    length(path, shown, text.codePointCount(0, text.length()), shape.min(), shape.max());
    if (shape.pattern() != null && !shape.pattern().matcher(text).matches()) {
      error(path, shown, "Member must satisfy regular expression pattern: " + shape.pattern());
    }
    if (!shape.values().isEmpty() && !shape.values().contains(text)) {
      error(path, shown, "Member must satisfy enum value set: " + shape.values());
    }
  }

  private void length(String path, @Nullable String shown, int length, int min, int max) {
    if (length < min) {
      error(path, shown, "Member must have length greater than or equal to " + min);
    }
    if (length > max) {
      error(path, shown, "Member must have length less than or equal to " + max);
    }
  }

  private void whole(String path, JsonNode value, Shape.Whole shape) {
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      error(path, value.asText(), "Member must be an integer");
    } else if (value.intValue() < shape.min()) {
      error(path, value.asText(), "Member must have value greater than or equal to " + shape.min());
    } else if (value.intValue() > shape.max()) {
      error(path, value.asText(), "Member must have value less than or equal to " + shape.max());
    }
  }

  private void list(String path, JsonNode value, Shape.Listing shape) {
    if (!value.isArray()) {
      error(path, value.toString(), "Member must be a list");
      return;
    }
    length(path, null, value.size(), shape.min(), shape.max());
    for (int i = 0; i < value.size(); i++) {
      check(path + "." + (i + 1) + ".member", value.get(i), shape.item());
    }
  }

  private void map(String path, JsonNode value, Shape.Mapping shape) {
    if (!value.isObject()) {
      error(path, value.toString(), "Member must be a map");
      return;
    }
    value
        .properties()
        .forEach(entry -> {
          JsonNode key = TextNode.valueOf(entry.getKey());
          text(path + ".key", key, shape.key());
          text(path + ".value", entry.getValue(), shape.value());
        });
  }

  private void structure(String path, JsonNode value, Shape.Structure shape) {
    if (!value.isObject()) {
      error(path, value.toString(), "Member must be a structure");
      return;
    }
    int given = 0;
    for (Shape.Member member : shape.members()) {
      JsonNode part = value.get(member.name());
      String name = camelCase(member.name());
      String inner = path.isEmpty() ? name : path + "." + name;
      if (part != null && !part.isNull()) {
        given++;
        check(inner, part, member.shape());
      } else if (member.required()) {
        errors.add(
            "Value null at '" + inner + "' failed to satisfy constraint: Member must not be null");
      }
    }
    if (shape.union() && given != 1) {
      error(path, null, "Member must have exactly one member set");
    }
  }

  private void error(String path, @Nullable String value, String constraint) {
    errors.add(
        "Value "
            + (value == null ? "" : "'" + value + "' ")
            + "at '"
            + path
            + "' failed to satisfy constraint: "
            + constraint);
  }

  private static String camelCase(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
