package dev.mpaoperator.simulator.iam;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy, with policy variables and, where they count, {@code *} and {@code ?} (IAM
 * User Guide, reference_policies_variables).
 *
 * @param text as it stands in the policy
 * @param variables whether the policy's version knows variables
 */
record Glob(String text, boolean variables) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{\\s*([^},]+?)\\s*(?:,\\s*'([^']*)'\\s*)?}");

  /** Whether it is the same text; stars stand for themselves. */
  boolean equalTo(String value, Access access) {
    return matches(value, access, false, false);
  }

  /** Whether the text fits, with stars and question marks. */
  boolean like(String value, Access access) {
    return matches(value, access, true, false);
  }

  /** As {@link #like}, whatever the case, as actions are compared. */
  boolean likeIgnoringCase(String value, Access access) {
    return matches(value, access, true, true);
  }

  private boolean matches(String value, Access access, boolean wild, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    int done = 0;
    while (variables && variable.find()) {
      String replaced = replacement(variable.group(1), variable.group(2), access);
      if (replaced == null) {
        return false; // a variable without a value fits nothing
      }
      regex
          .append(regex(text.substring(done, variable.start()), wild))
          .append(Pattern.quote(replaced));
      done = variable.end();
    }
    regex.append(regex(text.substring(done), wild));
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    return Pattern.compile(regex.toString(), flags).matcher(value).matches();
  }

  private static @Nullable String replacement(
      String name, @Nullable String otherwise, Access access) {
    if (List.of("*", "?", "$").contains(name)) {
      return name; // how the characters themselves are written
    }
    List<String> values = access.values(name);
    return values.size() == 1 ? values.getFirst() : otherwise; // keys with many values fit nowhere
  }

  private static String regex(String part, boolean wild) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (wild && c == '*') {
        regex.append(".*");
      } else if (wild && c == '?') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
