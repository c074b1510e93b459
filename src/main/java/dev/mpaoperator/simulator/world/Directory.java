package dev.mpaoperator.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users that can be approvers. Twelve are there from the start: alice, bob, carol, dave, erin,
 * frank, grace, heidi, ivan, judy, kim and leo, with the ids that {@link #idOf(int)} gives to 1 to
 * 12. However many there are, each is found at once.
 */
public final class Directory {
  private static final List<String> FIRST_PEOPLE =
      List.of(
          "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "kim",
          "leo");

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final PersonIndex byUserName = new PersonIndex(Person::userName);
  private final PersonIndex byEmail = new PersonIndex(Person::email);
  private @Nullable List<Person> all;
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
  public Person add(String userName) {
    return add(userName, userName + "@example.com");
  }

  /** Adds a person with the next id. Others may have the same address. */
  public synchronized Person add(String userName, String email) {
    String display = userName.substring(0, 1).toUpperCase(Locale.ROOT) + userName.substring(1);
    return add(new Person(userName, display, email, idOf(++joined)));
  }

  /** Adds a person, or replaces the one with the same id. */
  public synchronized Person add(Person person) {
    Person before = people.put(person.id(), person);
    if (before != null) {
      byUserName.remove(before);
      byEmail.remove(before);
    }
    byUserName.add(person);
    byEmail.add(person);
    all = null;
    return person;
  }

  /** Adds so many people, called user-13 and so on, as it is in large organisations. */
  public synchronized void fill(int number) {
    for (int i = 0; i < number; i++) {
      add("user-" + (joined + 1));
    }
  }

  /** Gives a person another user name; somebody else may then get the old one. */
  public void rename(String nameOrId, String userName) {
    change(nameOrId, person -> person.named(userName));
  }

  /** Gives a person another e-mail address. */
  public void readdress(String nameOrId, String email) {
    change(nameOrId, person -> person.at(email));
  }

  /** Makes a person's UserStatus DISABLED. */
  public void disable(String nameOrId) {
    change(nameOrId, person -> person.disabled(true));
  }

  /** Makes it ENABLED. */
  public void enable(String nameOrId) {
    change(nameOrId, person -> person.disabled(false));
  }

  private synchronized void change(String nameOrId, UnaryOperator<Person> change) {
    add(change.apply(get(nameOrId)));
  }

  /** A leaver: approvers with this identity become INVALID and can neither accept nor vote. */
  public synchronized void remove(String nameOrId) {
    Person leaver = get(nameOrId);
    people.remove(leaver.id());
    byUserName.remove(leaver);
    byEmail.remove(leaver);
    all = null;
  }

  /** Everybody, in the order of joining. */
  public synchronized List<Person> all() {
    List<Person> everybody = all;
    if (everybody == null) {
      everybody = List.copyOf(people.values());
      all = everybody;
    }
    return everybody;
  }

  /** The person with this identity, if there is one. */
  public synchronized Optional<Person> withId(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Those with this user name. */
  public synchronized List<Person> withUserName(String userName, Modes modes) {
    return byUserName.find(userName, modes.userNames() == Modes.UserNames.CASE_SENSITIVE);
  }

  /** Those with this e-mail address; upper and lower case are the same (inferred). */
  public synchronized List<Person> withEmail(String email) {
    return byEmail.find(email, false);
  }

  /** The person with this user name, e-mail address or id. */
  public synchronized Person get(String nameOrId) {
    return Stream.of(
            withId(nameOrId).stream(),
            byUserName.find(nameOrId, true).stream(),
            byEmail.find(nameOrId, true).stream())
        .flatMap(found -> found)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "nobody is called '"
                    + nameOrId
                    + "'; there are "
                    + people.values().stream().limit(50).map(Person::userName).toList()));
  }
}
