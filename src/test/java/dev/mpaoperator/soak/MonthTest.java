package dev.mpaoperator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Some months in which everything happens; {@code make soak} plays more of them. Which ones is
 * fixed, so that a failure is somebody's change and not chance.
 */
class MonthTest {
  private static final int SEEDS = 20;

  @Test
  void everyPromiseIsKeptInEveryMonth() {
    assertThat(Soak.play(1, SEEDS).violations()).isEmpty();
  }

  @Test
  void aSeedAlwaysTellsTheSameStory() {
    assertThat(story(1)).hasSizeGreaterThan(50).isEqualTo(story(1));
  }

  private static List<String> story(long seed) {
    var lines = new ArrayList<String>();
    try (var month = new Month(seed, lines::add)) {
      month.play(Duration.ofDays(6));
    }
    return lines;
  }
}
