package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    assertThat(MetricsPage.PAGE)
        .as("stale: run `make metrics`")
        .exists()
        .content()
        .isEqualTo(MetricsPage.page());
  }

  @Test
  void noMetricHasALabelThatCouldNameAPerson() throws IOException {
    assertThat(Files.readString(MetricsPage.PAGE))
        .doesNotContainPattern("- `(approver|person|user|email|arn|session|requester|message)`");
  }
}
