package dev.mpaoperator.simulator.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every call of the service, in the order of being done with. */
public final class Journal {
  private final List<JournalEntry> entries = new ArrayList<>();
  private long last;

  synchronized void add(
      Instant time,
      String account,
      String operation,
      @Nullable String resource,
      int status,
      @Nullable String errorType,
      boolean mutated) {
    entries.add(
        new JournalEntry(++last, time, account, operation, resource, status, errorType, mutated));
  }

  /** All entries, oldest first. */
  public synchronized List<JournalEntry> all() {
    return List.copyOf(entries);
  }

  /** The calls of one operation. */
  public List<JournalEntry> of(String operation) {
    return all().stream().filter(entry -> entry.operation().equals(operation)).toList();
  }

  /** How often an operation was called, successfully or not. */
  public int count(String operation) {
    return of(operation).size();
  }

  /** How often each operation was called. */
  public Map<String, Long> counts() {
    return all().stream()
        .collect(
            Collectors.groupingBy(JournalEntry::operation, TreeMap::new, Collectors.counting()));
  }

  /** The calls that changed something. */
  public List<JournalEntry> mutations() {
    return all().stream().filter(JournalEntry::mutated).toList();
  }

  /** Forgets what was called so far; the numbering goes on. */
  public synchronized void clear() {
    entries.clear();
  }
}
