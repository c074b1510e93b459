package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void retriesThatNeverEndMakeNoNewSeries() {
    try (var metrics = new Metrics("1")) {
      for (var retry = 0; retry < 5; retry++) {
        metrics
            .registry()
            .counter(
                "operator.sdk.reconciliations.started",
                "reconciliations.retries.number",
                "" + retry)
            .increment();
      }
      assertThat(metrics.scrape()).contains("operator_sdk_reconciliations_started_total 5.0");
    }
  }

  @Test
  void whatFailsIsCountedByKindAndTheFrameworksBucketsAreFew() {
    try (var metrics = new Metrics("1")) {
      var framework = MicrometerMetrics.withoutPerResourceMetrics(metrics.registry());
      framework.failedReconciliation(
          SampleTeams.voting("a"),
          new IllegalStateException("broken"),
          Map.of(Constants.RESOURCE_GVK_KEY, GroupVersionKind.gvkFor(ApprovalTeam.class)));
      metrics
          .registry()
          .timer("operator.sdk.controllers.execution.reconcile")
          .record(Duration.ofSeconds(1));
      var seen = Exposition.of(metrics.scrape());
      assertThat(seen.samples())
          .anyMatch(s ->
              s.name().equals("operator_sdk_reconciliations_failed_total")
                  && s.has("kind", "ApprovalTeam"));
      assertThat(seen.samples().stream().filter(s -> s.name().endsWith("reconcile_seconds_bucket")))
          .hasSize(10);
    }
  }

  @Test
  void callsAreCountedAndTimed() {
    try (var metrics = new Metrics("1")) {
      metrics.awsCall("mpa", "GetApprovalTeam", "200", Duration.ofMillis(300));
      metrics.throttled("mpa", "GetApprovalTeam");
      assertThat(metrics.scrape())
          .contains(
              "mpa_aws_api_requests_total{operation=\"GetApprovalTeam\",outcome=\"200\",service=\"mpa\"} 1.0")
          .contains(
              "mpa_aws_api_request_duration_seconds_bucket{operation=\"GetApprovalTeam\",service=\"mpa\",le=\"0.5\"} 1")
          .contains(
              "mpa_aws_api_throttles_total{operation=\"GetApprovalTeam\",service=\"mpa\"} 1.0");
    }
  }

  /** Prometheus sees an increase only from a value that it has seen. */
  @Test
  void whatMattersToSecurityIsCountedFromZero() {
    try (var metrics = new Metrics("1")) {
      for (var step :
          List.of(
              "ApprovalTeam UpdateApprovalTeam",
              "ApprovalTeam StartActiveApprovalTeamDeletion",
              "ApprovalTeam DeleteInactiveApprovalTeamVersion",
              "IdentitySource DeleteIdentitySource",
              "ApprovalSession CancelSession")) {
        for (var outcome : List.of("ok", "UNAVAILABLE")) {
          var words = step.split(" ", -1);
          assertThat(count(metrics, words[0], words[1], outcome)).as(step).containsExactly(0.0);
          metrics.action(words[0], words[1], outcome);
          assertThat(count(metrics, words[0], words[1], outcome)).as(step).containsExactly(1.0);
        }
      }
    }
  }

  private static List<Double> count(Metrics metrics, String kind, String action, String outcome) {
    return Exposition.of(metrics.scrape()).of(Metric.ACTIONS).stream()
        .filter(s -> s.has("kind", kind) && s.has("action", action) && s.has("outcome", outcome))
        .map(Exposition.Sample::value)
        .toList();
  }

  @Test
  void openSessionsAreShownByTeamAsLongAsThereAreAny() {
    try (var metrics = new Metrics("1")) {
      var open =
          new AtomicReference<>(
              List.of(
                  new Metrics.OpenSessions("ns", "a", 2, Instant.ofEpochSecond(1700000000)),
                  new Metrics.OpenSessions("ns", "b", 1, null)));
      metrics.openSessions(open::get);
      assertThat(metrics.scrape())
          .contains("mpa_approval_sessions_open{name=\"a\",namespace=\"ns\"} 2.0")
          .contains("mpa_approval_sessions_open{name=\"b\",namespace=\"ns\"} 1.0")
          .contains(
              "mpa_approval_session_next_expiration_timestamp_seconds{name=\"a\",namespace=\"ns\"} 1.7E9")
          .doesNotContain("expiration_timestamp_seconds{name=\"b\"");
      open.set(List.of(new Metrics.OpenSessions("ns", "b", 3, null)));
      assertThat(metrics.scrape())
          .contains("mpa_approval_sessions_open{name=\"b\",namespace=\"ns\"} 3.0")
          .doesNotContain("name=\"a\"");
    }
  }

  @Test
  void theAgeOfListsIsShownInSecondsAsItIsNow() {
    try (var metrics = new Metrics("1")) {
      var age = new AtomicReference<>(Duration.ofSeconds(1));
      metrics.listAge(age::get);
      age.set(Duration.ofMillis(2500));
      assertThat(metrics.scrape()).contains("mpa_operator_list_age_seconds 2.5");
    }
  }
}
