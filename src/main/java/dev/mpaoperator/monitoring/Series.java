package dev.mpaoperator.monitoring;

import io.fabric8.kubernetes.api.model.Condition;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The series of one gauge for one resource. What stands in a status may have been written by
 * anybody: a word outside of the closed set is {@code Other}, and what is no time is left out.
 */
final class Series {
  private final Metric metric;
  private final GaugeWithCallback.Callback callback;
  private final List<String> resource;

  /** Those whose first labels say which resource it is. */
  Series(Metric metric, GaugeWithCallback.Callback callback, String... resource) {
    this.metric = metric;
    this.callback = callback;
    this.resource = List.of(resource);
  }

  /** One series; the labels are those after the resource's. */
  void value(double value, String... labels) {
    var all = new String[resource.size() + labels.length];
    for (var i = 0; i < resource.size(); i++) {
      all[i] = resource.get(i);
    }
    System.arraycopy(labels, 0, all, resource.size(), labels.length);
    callback.call(value, metric.bounded(all));
  }

  /** A time, if it is one. */
  void time(@Nullable String text) {
    if (text == null) {
      return;
    }
    try {
      value((double) Instant.parse(text).getEpochSecond());
    } catch (DateTimeParseException e) {
      // somebody wrote there what is no time
    }
  }

  /** The status that each condition has. */
  void conditions(@Nullable List<Condition> conditions) {
    if (conditions != null) {
      conditions.stream()
          .filter(c -> metric.labels().get(resource.size()).closedSet().contains(c.getType()))
          .forEach(c -> value(1, c.getType(), c.getStatus()));
    }
  }
}
