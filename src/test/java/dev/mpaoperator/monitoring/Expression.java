package dev.mpaoperator.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A PromQL expression, as far as it says of which metrics and labels it is made.
 *
 * @param selectors the metrics, each with the labels that it is selected by
 * @param labels those that it groups or matches by
 */
record Expression(List<Selector> selectors, Set<String> labels) {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern METRIC =
      Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /**
   * A metric.
   *
   * @param metric its name
   * @param labels that it is selected by
   */
  record Selector(String metric, Set<String> labels) {}

  /** Reads it; one that is wrong is for promtool to find. */
  static Expression of(String text) {
    var plain = RANGE.matcher(STRING.matcher(text).replaceAll("\"\"")).replaceAll("");
    var labels = new TreeSet<String>();
    GROUPING.matcher(plain).results().forEach(g -> labels.addAll(words(g.group(1))));
    var selectors = new ArrayList<Selector>();
    METRIC
        .matcher(GROUPING.matcher(plain).replaceAll(" "))
        .results()
        .filter(m -> !WORDS.contains(m.group(1)))
        .forEach(m ->
            selectors.add(
                new Selector(
                    m.group(1),
                    m.group(2) == null
                        ? Set.of()
                        : words(m.group(2).replaceAll("[!=~]+\"\"", "")))));
    return new Expression(List.copyOf(selectors), labels);
  }

  private static Set<String> words(String list) {
    var words = new TreeSet<String>();
    for (var word : list.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
