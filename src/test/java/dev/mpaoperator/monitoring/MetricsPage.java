package dev.mpaoperator.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the page of metrics from their definitions: {@code make metrics}. */
public final class MetricsPage {
  /** The generated page. */
  static final Path PAGE = Path.of("docs/metrics.md");

  /** What others count in this process, by the beginning of its name. */
  static final List<String> OTHERS = List.of("operator_sdk_", "jvm_", "process_", "system_");

  private MetricsPage() {}

  /** Writes the page. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(PAGE, page());
  }

  /** The page as it should be. */
  static String page() {
    return """
    # Metrics

    <!-- Generated from the code by `make metrics`. -->

    Served at `/metrics` on port 8080, in Prometheus' text format. Alerts and a dashboard that stand on them:
    [config/monitoring](../config/monitoring).

    - `namespace` and `name` are those of the resource: scrape with `honor_labels: true` (`honorLabels` of a
      ServiceMonitor or PodMonitor).
    - No label identifies a person: no name, id or address of one, no ARN, nothing that people wrote. The values of a label
      are a closed set of words (below), a name in the cluster, or few by their nature. A word of AWS that this version does
      not know is `Other`.
    - The state of resources (`mpa_approval_team_*`, `mpa_identity_source_*`, `mpa_approval_sessions_open`,
      `mpa_approval_session_next_*`) is read from the operator's cache when it is scraped. That costs no call to AWS or to
      Kubernetes. When a resource is gone its series are too.
    - With several replicas only the one that does the work shows the state of resources, so that nothing is counted
      twice; `mpa_operator_leader` says which. Series go on with another `instance` after a change: aggregate by
      `namespace` and `name`.
    - `stable` metrics change only after a minor version in which the changelog says so; `beta` ones may change any time.
    """
        + "\n"
        + Arrays.stream(Metric.values()).map(MetricsPage::section).collect(Collectors.joining("\n"))
        + """

        ## Of the framework and the JVM

        The Java Operator SDK and Micrometer count too; these names are theirs, and may change with their versions.

        | metric | what it says |
        | --- | --- |
        | `operator_sdk_reconciliations_started_total`, `_success_total`, `_failed_total` | reconciliations by `kind`; a failed one met an error that the operator did not expect. What AWS refuses is no such failure: see `mpa_operator_actions_total` and `mpa_aws_api_requests_total` |
        | `operator_sdk_controllers_execution_reconcile_seconds`, `operator_sdk_controllers_execution_cleanup_seconds` | histograms of their time, by `controller`; `_max` is the longest of late |
        | `operator_sdk_controllers_execution_reconcile_success_total`, `operator_sdk_controllers_execution_cleanup_success_total` (and `_failure_total`) | what they ended with, by `controller` |
        | `operator_sdk_reconciliations_executions_*`, `operator_sdk_reconciliations_queue_size_*` | resources of a controller that are reconciled now, or wait |
        | `operator_sdk_events_received_total`, `operator_sdk_events_delete_total` | what woke the controllers |
        | `jvm_*`, `process_*`, `system_*` | memory, garbage collection, threads and processor time |
        """;
  }

  private static String section(Metric metric) {
    return """
    ### `%s`

    %s, %s. %s.

    %s\
    """
        .formatted(
            metric.word(),
            word(metric.type()).substring(0, 1).toUpperCase(Locale.ROOT)
                + word(metric.type()).substring(1),
            word(metric.stability()),
            metric.help(),
            metric.labels().isEmpty() ? "No labels.\n" : labels(metric));
  }

  private static String labels(Metric metric) {
    return metric.labels().stream()
        .map(label -> "- `%s`: %s%s%n".formatted(label.word(), label.meaning(), closedSet(label)))
        .collect(Collectors.joining());
  }

  private static String closedSet(MetricLabel label) {
    return label.closedSet().isEmpty()
        ? ""
        : label.closedSet().stream()
            .map(w -> "`" + w + "`")
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
