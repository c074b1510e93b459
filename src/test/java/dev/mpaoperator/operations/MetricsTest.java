package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThat;

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
}
