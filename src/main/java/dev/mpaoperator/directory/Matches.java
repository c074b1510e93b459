package dev.mpaoperator.directory;

import dev.mpaoperator.directory.Finding.Ambiguous;
import dev.mpaoperator.directory.Finding.Disabled;
import dev.mpaoperator.directory.Finding.Found;
import dev.mpaoperator.directory.Finding.NotFound;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The users of a list who are called as was asked. Whether AWS minds upper and lower case is not
 * documented: who is called exactly so comes first, and who is called so but for the case is meant
 * only if there is no other.
 */
final class Matches {
  private static final int MOST = 100;

  private final String wanted;
  private final Map<String, User> exact = new LinkedHashMap<>();
  private final Map<String, User> similar = new LinkedHashMap<>();

  Matches(String wanted) {
    this.wanted = wanted;
  }

  /** The same text for all that differ in case only. */
  static String withoutCase(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  /** A user who is called so but, perhaps, for the case. */
  void add(User user, String value) {
    if (value.equals(wanted)) {
      put(exact, user);
    } else if (withoutCase(value).equals(withoutCase(wanted))) {
      put(similar, user);
    }
  }

  private static void put(Map<String, User> users, User user) {
    if (users.size() < MOST) {
      users.put(user.id(), user);
    }
  }

  Finding finding() {
    var users = exact.isEmpty() ? similar : exact;
    return switch (users.size()) {
      case 0 -> new NotFound();
      case 1 -> of(users.values().iterator().next());
      default -> new Ambiguous(users.size());
    };
  }

  static Finding of(User user) {
    return user.disabled() ? new Disabled(user.id()) : new Found(user.id());
  }
}
