package dev.mpaoperator.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The users that can be approvers. Twelve are there from the start: alice, bob, carol, dave, erin,
 * frank, grace, heidi, ivan, judy, kim and leo, with the ids that {@link #idOf(int)} gives to 1 to
 * 12.
 */
public final class Directory {
  private static final List<String> FIRST_PEOPLE =
      List.of(
          "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "kim",
          "leo");

  private final Map<String, Person> people = new LinkedHashMap<>();
  private int joined;

  Directory() {
    FIRST_PEOPLE.forEach(this::add);
  }

  /**
   * The id of the n-th person: {@code 906764a1b2-00000001-0000-4000-8000-000000000001} is alice.
   */
  public static String idOf(int number) {
    return String.format(Locale.ROOT, "906764a1b2-%08d-0000-4000-8000-%012d", number, number);
  }

  /** Adds a person with the next id and the e-mail address {@code userName@example.com}. */
  public synchronized Person add(String userName) {
    String display = userName.substring(0, 1).toUpperCase(Locale.ROOT) + userName.substring(1);
    return add(new Person(userName, display, userName + "@example.com", idOf(++joined)));
  }

  /** Adds a person, or replaces the one with the same id. */
  public synchronized Person add(Person person) {
    people.put(person.id(), person);
    return person;
  }

  /** A leaver: approvers with this identity become INVALID and can neither accept nor vote. */
  public synchronized void remove(String nameOrId) {
    people.remove(get(nameOrId).id());
  }

  /** Everybody, in the order of joining. */
  public synchronized List<Person> all() {
    return List.copyOf(people.values());
  }

  /** The person with this identity, if there is one. */
  public synchronized Optional<Person> withId(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** The person with this user name, e-mail address or id. */
  public synchronized Person get(String nameOrId) {
    return people.values().stream()
        .filter(p ->
            p.id().equals(nameOrId) || p.userName().equals(nameOrId) || p.email().equals(nameOrId))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "nobody is called '"
                    + nameOrId
                    + "'; there are "
                    + people.values().stream().map(Person::userName).toList()));
  }
}
