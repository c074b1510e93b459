package dev.mpaoperator.monitoring;

import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import dev.mpaoperator.kubernetes.Conditions;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The state of every identity source, as {@link TeamGauges} shows that of teams. */
public final class SourceGauges {
  private SourceGauges() {}

  /**
   * Shows the state of identity sources.
   *
   * @param metrics where
   * @param atWork whether this process does the work; else another one shows them
   * @param sources all that there are now
   */
  public static void show(
      Metrics metrics, BooleanSupplier atWork, Supplier<Stream<IdentitySource>> sources) {
    BiConsumer<Metric, BiConsumer<Series, IdentitySourceStatus>> each =
        (metric, values) ->
            metrics.gauge(
                metric,
                callback -> {
                  if (atWork.getAsBoolean()) {
                    sources
                        .get()
                        .filter(source -> source.getStatus() != null)
                        .forEach(source ->
                            values.accept(
                                new Series(metric, callback, source.getMetadata().getName()),
                                source.getStatus()));
                  }
                });
    each.accept(Metric.SOURCE_CONDITION, (s, status) -> s.conditions(status.conditions()));
    each.accept(
        Metric.SOURCE_REASON_NOW,
        (s, status) -> s.value(1, Conditions.headline(status.conditions())));
    each.accept(
        Metric.SOURCE_IN_AWS,
        (s, status) -> {
          if (status.sourceStatus() != null) {
            s.value(
                1,
                status.sourceStatus(),
                Objects.requireNonNullElse(status.sourceStatusCode(), "none"));
          }
        });
  }
}
