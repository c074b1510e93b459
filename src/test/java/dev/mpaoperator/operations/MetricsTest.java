package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void retriesThatNeverEndMakeNoNewSeries() {
    try (var metrics = new Metrics()) {
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
  void theAgeOfListsIsShownInSecondsAsItIsNow() {
    try (var metrics = new Metrics()) {
      var age = new AtomicReference<>(Duration.ofSeconds(1));
      metrics.listAge(age::get);
      age.set(Duration.ofMillis(2500));
      assertThat(metrics.scrape()).contains("mpa_operator_list_age_seconds 2.5");
    }
  }
}
