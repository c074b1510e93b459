package dev.mpaoperator.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Counts for Prometheus. Labels are closed sets of words: no name, id or text of a person is among
 * them.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  /** Starts with the JVM's own figures. */
  public Metrics() {
    // The framework counts retries in a label, and ours never end.
    registry.config().meterFilter(MeterFilter.ignoreTags("reconciliations.retries.number"));
    garbage.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /** For others that count, for example the operator framework. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** A call to AWS ended. */
  public void awsCall(String operation, String outcome, Duration time) {
    Timer.builder("mpa.aws.api.requests")
        .description("Calls to AWS, with their time")
        .tag("operation", operation)
        .tag("outcome", outcome)
        .register(registry)
        .record(time);
  }

  /** A step towards AWS was taken for a resource. */
  public void action(String kind, String action, String outcome) {
    Counter.builder("mpa.operator.actions")
        .description("Steps towards AWS that were taken for resources")
        .tag("kind", kind)
        .tag("action", action)
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  /**
   * Shows how old the oldest picture of an account's teams is.
   *
   * @param age since the last list that worked; zero while there is nothing to list
   */
  public void listAge(Supplier<Duration> age) {
    TimeGauge.builder("mpa.operator.list.age", () -> age.get().toMillis(), TimeUnit.MILLISECONDS)
        .description("Time since the last list of an account's teams that worked, of the oldest")
        .register(registry);
  }

  /** Everything, in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
