package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
