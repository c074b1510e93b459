package dev.mpaoperator.simulator.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of the service's model on what is sent to it (API). */
sealed interface Shape {

  /** Text. Sensitive text is not repeated in messages. */
  record Text(int min, int max, @Nullable Pattern pattern, List<String> values, boolean sensitive)
      implements Shape {
    Text matching(String regex) {
      return new Text(min, max, Pattern.compile(regex), values, sensitive);
    }

    Text secret() {
      return new Text(min, max, pattern, values, true);
    }
  }

  /** A whole number. */
  record Whole(int min, int max) implements Shape {}

  /** A list. */
  record Listing(int min, int max, Shape item) implements Shape {}

  /** A map from text to text. */
  record Mapping(Text key, Text value) implements Shape {}

  /** An object; of a union exactly one member is given. */
  record Structure(boolean union, List<Member> members) implements Shape {}

  /** One member of an object. */
  record Member(String name, Shape shape, boolean required) {}

  static Text text(int min, int max) {
    return new Text(min, max, null, List.of(), false);
  }

  static Text oneOf(String... values) {
    return new Text(0, Integer.MAX_VALUE, null, List.of(values), false);
  }

  static Structure structure(Member... members) {
    return new Structure(false, List.of(members));
  }

  static Structure union(Member... members) {
    return new Structure(true, List.of(members));
  }

  static Member required(String name, Shape shape) {
    return new Member(name, shape, true);
  }

  static Member optional(String name, Shape shape) {
    return new Member(name, shape, false);
  }
}
