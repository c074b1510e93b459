package dev.mpaoperator.command.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that Kubernetes takes, made of those that it would not; no two alike. */
final class Names {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();

  /** Such a name, as near as can be. */
  String of(String text, String otherwise) {
    var plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    var name = plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST));
    name = name.replaceAll("-+$", "");
    var unique = name;
    for (var i = 2; !taken.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }
}
