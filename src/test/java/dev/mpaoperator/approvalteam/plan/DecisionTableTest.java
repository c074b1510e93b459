package dev.mpaoperator.approvalteam.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionTableTest {
  @Test
  void theCheckedInTableIsCurrent() {
    assertThat(DecisionTable.FILE)
        .as("the planner's answers (run `make decisions` and read the difference)")
        .hasContent(DecisionTable.text());
  }

  @Test
  void aPersonCanReadIt() {
    assertThat(DecisionTable.text().lines().count()).isLessThan(550);
  }
}
