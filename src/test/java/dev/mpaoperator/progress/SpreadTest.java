package dev.mpaoperator.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
  @ParameterizedTest
  @CsvSource({"0, PT8H", "0.5, PT9H", "1, PT10H"})
  void shortensByUpToAFifth(double chance, Duration time) {
    assertThat(Spread.upTo(Duration.ofHours(10), chance)).isEqualTo(time);
  }
}
