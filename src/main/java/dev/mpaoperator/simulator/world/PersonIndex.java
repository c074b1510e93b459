package dev.mpaoperator.simulator.world;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Finds people by one of their attributes. */
final class PersonIndex {
  private final Function<Person, String> attribute;
  private final Map<String, Map<String, Person>> people = new HashMap<>();

  PersonIndex(Function<Person, String> attribute) {
    this.attribute = attribute;
  }

  private static String key(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  void add(Person person) {
    people
        .computeIfAbsent(key(attribute.apply(person)), _ -> new LinkedHashMap<>(2))
        .put(person.id(), person);
  }

  void remove(Person person) {
    people.computeIfPresent(
        key(attribute.apply(person)),
        (_, same) -> {
          same.remove(person.id());
          return same.isEmpty() ? null : same;
        });
  }

  List<Person> find(String value, boolean exactly) {
    return people.getOrDefault(key(value), Map.of()).values().stream()
        .filter(person -> !exactly || attribute.apply(person).equals(value))
        .toList();
  }
}
