package dev.mpaoperator.directory;

import dev.mpaoperator.directory.Directory.Page;
import dev.mpaoperator.directory.Selector.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a whole directory, page by page, for all addresses that somebody asked for. Only
 * who has one of them is kept. It may be broken off, and go on where it was.
 */
final class Reading {
  private final Map<String, Matches> matches = new HashMap<>();
  private final Map<String, List<Matches>> withoutCase = new HashMap<>();
  private @Nullable String next;
  private boolean complete;
  private Instant at;

  Reading(Set<String> wanted, Instant now) {
    at = now;
    wanted.forEach(w -> {
      var found = new Matches(w);
      matches.put(w, found);
      withoutCase.computeIfAbsent(Matches.withoutCase(w), _ -> new ArrayList<>(1)).add(found);
    });
  }

  /** What the next page is asked for with, {@code null} for the first. */
  @Nullable String next() {
    return next;
  }

  /** Whether the last page was taken. */
  boolean isComplete() {
    return complete;
  }

  /** When the last page was taken. */
  Instant at() {
    return at;
  }

  void take(Page page, Instant now) {
    for (var user : page.users()) {
      user.values(Attribute.EMAIL)
          .forEach(value ->
              withoutCase
                  .getOrDefault(Matches.withoutCase(value), List.of())
                  .forEach(found -> found.add(user, value)));
    }
    next = page.next();
    complete = next == null;
    at = now;
  }

  /** Who has an address, empty if it was not read for. */
  Optional<Finding> finding(String value) {
    return Optional.ofNullable(matches.get(value)).map(Matches::finding);
  }
}
