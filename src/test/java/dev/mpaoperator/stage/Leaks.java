package dev.mpaoperator.stage;

import java.util.ArrayList;
import java.util.List;

/** Where something that was planted turned up since the last test; see {@link Canary}. */
public final class Leaks {
  private static final int MOST = 10;
  private static final List<String> FOUND = new ArrayList<>();

  private Leaks() {}

  /** Looks through a text that must not contain what people wrote. */
  public static void look(String where, String text) {
    Canary.in(text).ifPresent(leak -> found(where + ": …" + leak + "…"));
  }

  private static synchronized void found(String leak) {
    if (FOUND.size() < MOST) {
      FOUND.add(leak);
    }
  }

  /** What turned up; it is forgotten then. */
  public static synchronized List<String> taken() {
    var found = List.copyOf(FOUND);
    FOUND.clear();
    return found;
  }
}
