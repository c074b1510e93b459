package dev.mpaoperator.monitoring;

import dev.mpaoperator.failure.CloudFailure;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts for Prometheus. Labels are closed sets of words, and names of resources where there is a
 * series for each: no name, id or text of a person is among them.
 */
public final class Metrics implements AutoCloseable {
  private static final double[] SECONDS = {.05, .1, .25, .5, 1, 2.5, 5, 10, 30};

  private final PrometheusRegistry prometheus = new PrometheusRegistry();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, prometheus, Clock.SYSTEM);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final Counter requests = counter(Metric.AWS_REQUESTS);
  private final Counter throttles = counter(Metric.AWS_THROTTLES);
  private final Counter actions = counter(Metric.ACTIONS);
  private final Counter events = counter(Metric.EVENTS);
  private final Counter sessions = counter(Metric.SESSIONS);
  private final Histogram durations =
      Histogram.builder()
          .name(Metric.AWS_DURATION.word())
          .help(Metric.AWS_DURATION.help())
          .labelNames(Metric.AWS_DURATION.labelWords())
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(prometheus);

  /** Starts with the JVM's own figures, and the version of the program. */
  public Metrics(String version) {
    // The framework counts retries in a label, and ours never end.
    registry.config().meterFilter(MeterFilter.ignoreTags("reconciliations.retries.number"));
    registry.config().meterFilter(new FewerBuckets("operator.sdk.controllers.execution", SECONDS));
    garbage.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    Gauge.builder()
        .name(Metric.BUILD.word())
        .help(Metric.BUILD.help())
        .labelNames(Metric.BUILD.labelWords())
        .register(prometheus)
        .labelValues(version)
        .set(1);
    startAtZero();
  }

  /**
   * What those who care for security count: the first one is an increase only if zero was seen
   * before. No answer may mean that AWS did it all the same.
   */
  private void startAtZero() {
    for (var outcome : List.of("ok", CloudFailure.Kind.UNAVAILABLE.name())) {
      zero("ApprovalTeam", "UpdateApprovalTeam", outcome);
      zero("ApprovalTeam", "StartActiveApprovalTeamDeletion", outcome);
      zero("ApprovalTeam", "DeleteInactiveApprovalTeamVersion", outcome);
      zero("IdentitySource", "DeleteIdentitySource", outcome);
      zero("ApprovalSession", "CancelSession", outcome);
    }
  }

  private void zero(String kind, String action, String outcome) {
    actions.initLabelValues(Metric.ACTIONS.bounded(kind, action, outcome));
  }

  /** For others that count, for example the operator framework. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** A call to AWS ended. */
  public void awsCall(String service, String operation, String outcome, Duration time) {
    requests.labelValues(Metric.AWS_REQUESTS.bounded(service, operation, outcome)).inc();
    durations
        .labelValues(Metric.AWS_DURATION.bounded(service, operation))
        .observe(time.toNanos() / 1e9);
  }

  /** AWS answered a try by asking to slow down. */
  public void throttled(String service, String operation) {
    throttles.labelValues(Metric.AWS_THROTTLES.bounded(service, operation)).inc();
  }

  /** A step towards AWS was taken for a resource. */
  public void action(String kind, String action, String outcome) {
    actions.labelValues(Metric.ACTIONS.bounded(kind, action, outcome)).inc();
  }

  /** Something was told of a resource. */
  public void event(String kind, String type, String reason) {
    events.labelValues(Metric.EVENTS.bounded(kind, type, reason)).inc();
  }

  /** A session opened or ended. */
  public void session(String outcome) {
    sessions.labelValues(Metric.SESSIONS.bounded(outcome)).inc();
  }

  /**
   * Shows how old the oldest picture of an account's teams is.
   *
   * @param age since the last list that worked; zero while there is nothing to list
   */
  public void listAge(Supplier<Duration> age) {
    gauge(Metric.LIST_AGE, series -> series.call(age.get().toMillis() / 1e3));
  }

  /**
   * Shows whether this process does what it should.
   *
   * @param atWork whether it does the work, and does not wait for the lease
   * @param watching whether all watches stand
   */
  public void process(BooleanSupplier atWork, BooleanSupplier watching) {
    gauge(Metric.LEADER, series -> series.call(atWork.getAsBoolean() ? 1 : 0));
    gauge(Metric.WATCHING, series -> series.call(watching.getAsBoolean() ? 1 : 0));
  }

  /** Shows how busy the workers are. */
  public void workers(Supplier<Integer> queued, Supplier<Integer> active, int all) {
    gauge(Metric.QUEUE_DEPTH, series -> series.call(queued.get()));
    gauge(Metric.WORKERS_ACTIVE, series -> series.call(active.get()));
    gauge(Metric.WORKERS, series -> series.call(all));
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
    gauge(
        Metric.SESSIONS_OPEN,
        series -> teams.get().forEach(t -> series.call(t.count(), t.namespace(), t.team())));
    gauge(
        Metric.SESSION_EXPIRATION,
        series ->
            teams
                .get()
                .forEach(t -> {
                  var expiration = t.nextExpiration();
                  if (expiration != null) {
                    series.call((double) expiration.getEpochSecond(), t.namespace(), t.team());
                  }
                }));
  }

  /**
   * Shows values that are read when somebody asks.
   *
   * @param metric which
   * @param values gives a value for each series that there is now
   */
  void gauge(Metric metric, Consumer<GaugeWithCallback.Callback> values) {
    GaugeWithCallback.builder()
        .name(metric.word())
        .help(metric.help())
        .labelNames(metric.labelWords())
        .callback(values)
        .register(prometheus);
  }

  private Counter counter(Metric metric) {
    return Counter.builder()
        .name(metric.word())
        .help(metric.help())
        .labelNames(metric.labelWords())
        .register(prometheus);
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
