package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may differ between a page and a terminal, and what may not. */
class PrintedTest {
  @Test
  void timesAgesIdsNumbersAndSpacesMayDiffer() {
    assertThat(
            Printed.matches(
                List.of("payments-aaaf6570de57   2/3   2026-11-26T09:07:22Z   2s"),
                List.of("payments-000000000001 1/3 2027-01-01T00:00:00Z 1m31s")))
        .isTrue();
  }

  @Test
  void wordsMayNot() {
    assertThat(Printed.matches(List.of("payments   Open"), List.of("payments   Closed"))).isFalse();
    assertThat(Printed.matches(List.of("a"), List.of("a", "b"))).isFalse();
    assertThat(Printed.matches(List.of("a", "b"), List.of("a"))).isFalse();
  }

  @Test
  void dotsStandForAnyLines() {
    assertThat(Printed.matches(List.of("a", "...", "d"), List.of("a", "b", "c", "d"))).isTrue();
    assertThat(Printed.matches(List.of("a", "..."), List.of("a"))).isTrue();
    assertThat(Printed.matches(List.of("...", "d"), List.of("a"))).isFalse();
  }
}
