package dev.mpaoperator.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts for Prometheus. Labels are closed sets of words, and names of resources where there is a
 * series for each: no name, id or text of a person is among them.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();

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

  /** A session opened or ended. */
  public void session(String outcome) {
    Counter.builder("mpa.approval.sessions")
        .description("Approval sessions of managed teams that opened (Open) or ended, by outcome")
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  /**
   * The open sessions of one team.
   *
   * @param namespace of the team's resource
   * @param team name of the team's resource
   * @param count how many
   * @param nextExpiration when the first of them expires, {@code null} if unknown
   */
  public record OpenSessions(
      String namespace, String team, int count, @Nullable Instant nextExpiration) {}

  /**
   * Shows the open sessions of each team.
   *
   * @param teams those that have any; others have no series
   */
  public void openSessions(Supplier<List<OpenSessions>> teams) {
    var open =
        MultiGauge.builder("mpa.approval.sessions.open")
            .description("Approval sessions of a team in which people can vote")
            .register(registry);
    var expiration =
        MultiGauge.builder("mpa.approval.session.next.expiration.timestamp")
            .description("When the first open approval session of a team expires, in Unix time")
            .baseUnit("seconds")
            .register(registry);
    beforeScrape.add(() -> {
      var now = teams.get();
      open.register(now.stream().map(t -> Row.of(tags(t), t.count())).toList(), true);
      expiration.register(
          now.stream()
              .filter(t -> t.nextExpiration() != null)
              .map(t -> Row.of(tags(t), t.nextExpiration().getEpochSecond()))
              .toList(),
          true);
    });
  }

  private static Tags tags(OpenSessions t) {
    return Tags.of("namespace", t.namespace(), "name", t.team());
  }

  /** Everything, in Prometheus' text format. */
  public String scrape() {
    beforeScrape.forEach(Runnable::run);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
