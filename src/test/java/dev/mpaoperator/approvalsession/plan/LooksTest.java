package dev.mpaoperator.approvalsession.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.progress.Pace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofHours(12),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5));

  private static Duration next(Duration left, int open) {
    return Looks.next(PACE, NOW.plus(left), open, NOW);
  }

  @Test
  void moreOftenAsTheEndComesNear() {
    assertThat(next(Duration.ofHours(24), 1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(next(Duration.ofMinutes(40), 1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(next(Duration.ofMinutes(20), 1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(next(Duration.ofMinutes(4), 1)).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void justAfterTheEnd() {
    var brief = Looks.next(PACE, NOW.plusMillis(1), 0, NOW);
    assertThat(brief).isEqualTo(PACE.working());
    var slow =
        new Pace(
            Duration.ofSeconds(30),
            PACE.waiting(),
            PACE.quiet(),
            PACE.list(),
            PACE.blocked(),
            PACE.failingAtLeast(),
            PACE.failingAtMost());
    assertThat(Looks.next(slow, NOW.plusSeconds(10), 0, NOW)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void afterItsTimeLessOftenTheLongerAwsDoesNotShowTheEnd() {
    assertThat(next(Duration.ofSeconds(-1), 0)).isEqualTo(PACE.working());
    assertThat(next(Duration.ofMinutes(-20), 0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(next(Duration.ofHours(-5), 0)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void afterTheEndLessOftenTheLongerItIsNotCarriedOut() {
    assertThat(Looks.afterEnd(PACE, NOW, NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Looks.afterEnd(PACE, NOW.minusSeconds(3600), NOW)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Looks.afterEnd(PACE, Instant.EPOCH, NOW)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void withoutAKnownEndAtTheSlowPace() {
    assertThat(Looks.next(PACE, null, 1, NOW)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void manyTogetherCostNoMoreThanTwentyWould() {
    assertThat(next(Duration.ofHours(24), 20)).isEqualTo(Duration.ofMinutes(2));
    assertThat(next(Duration.ofHours(24), 300)).isEqualTo(Duration.ofMinutes(30));
    assertThat(Looks.next(PACE, null, 300, NOW)).isEqualTo(Duration.ofMinutes(30));
  }
}
