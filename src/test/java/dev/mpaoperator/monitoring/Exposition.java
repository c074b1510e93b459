package dev.mpaoperator.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scrape says, read back.
 *
 * @param samples in their order
 */
record Exposition(List<Sample> samples) {
  private static final Pattern LINE =
      Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * One line.
   *
   * @param name of the metric
   * @param labels with their values
   * @param value what it shows
   */
  record Sample(String name, Map<String, String> labels, double value) {
    boolean has(String label, String value) {
      return value.equals(labels.get(label));
    }
  }

  /** Reads the text format. */
  static Exposition of(String text) {
    return new Exposition(
        text.lines().filter(line -> !line.startsWith("#")).map(Exposition::sample).toList());
  }

  private static Sample sample(String line) {
    Matcher m = LINE.matcher(line);
    if (!m.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    var labels = new TreeMap<String, String>();
    if (m.group(2) != null) {
      LABEL.matcher(m.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    }
    return new Sample(m.group(1), labels, Double.parseDouble(m.group(3)));
  }

  /** The samples of a metric. */
  List<Sample> of(Metric metric) {
    return samples.stream().filter(s -> s.name().equals(metric.word())).toList();
  }

  /** The samples of a metric for one resource. */
  List<Sample> of(Metric metric, String resource) {
    return of(metric).stream().filter(s -> s.has("name", resource)).toList();
  }
}
