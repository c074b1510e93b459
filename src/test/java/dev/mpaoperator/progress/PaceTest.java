package dev.mpaoperator.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(3),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(4),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1));

  @ParameterizedTest
  @EnumSource
  void followsHowThingsStand(Progress progress) {
    assertThat(PACE.next(progress, null, null, NOW, 1))
        .isEqualTo(
            switch (progress) {
              case WORKING -> PACE.working();
              case WAITING -> PACE.waiting();
              case DONE, STUCK -> PACE.quiet();
              case BLOCKED -> PACE.blocked();
              case FAILING -> PACE.failingAtLeast();
            });
  }

  @ParameterizedTest(name = "{0} before the deadline it waits {1}")
  @CsvSource({
    "PT24H, PT2M",
    "PT2M, PT2M",
    "PT1M55S, PT2M",
    "PT1M54S, PT1M59S",
    "PT1S, PT6S",
    "PT0S, PT2M",
    "PT-1H, PT2M"
  })
  void looksShortlyAfterADeadline(Duration left, Duration wait) {
    assertThat(PACE.next(Progress.WAITING, NOW.plus(left), null, NOW, 1)).isEqualTo(wait);
  }

  @Test
  void aDeadlineHurriesNobodyButThoseWhoWaitForIt() {
    var soon = NOW.plusSeconds(1);

    assertThat(PACE.next(Progress.DONE, soon, null, NOW, 1)).isEqualTo(PACE.quiet());
    assertThat(PACE.next(Progress.FAILING, soon, null, NOW, 1)).isEqualTo(PACE.failingAtLeast());
  }

  @ParameterizedTest(name = "after {0} of failures it waits {1}")
  @CsvSource({
    "PT0S, PT1S",
    "PT2S, PT1S",
    "PT4S, PT2S",
    "PT1M, PT30S",
    "PT2M, PT1M",
    "PT24H, PT1M",
    "PT-1H, PT1S" // a clock that went back
  })
  void waitsLongerTheLongerItFails(Duration failing, Duration wait) {
    assertThat(PACE.next(Progress.FAILING, null, NOW.minus(failing), NOW, 1)).isEqualTo(wait);
  }

  @Test
  void anAdministratorIsGivenTimeFromTheStart() {
    assertThat(PACE.next(Progress.BLOCKED, null, NOW.minusSeconds(86400), NOW, 1))
        .isEqualTo(PACE.blocked());
  }

  @Test
  void whatBeganTogetherDoesNotGoOnTogether() {
    assertThat(PACE.next(Progress.DONE, null, null, NOW, 0)).isEqualTo(Duration.ofMinutes(8));
    assertThat(PACE.next(Progress.FAILING, null, NOW.minusSeconds(60), NOW, 0.5))
        .isEqualTo(Duration.ofSeconds(27));
  }

  @Test
  void aKindCanLookMoreOftenWhileNothingIsAwaited() {
    var most = Duration.ofMinutes(1);
    assertThat(PACE.quietAtMost(most).next(Progress.DONE, null, null, NOW, 1)).isEqualTo(most);
    assertThat(PACE.quietAtMost(Duration.ofHours(1))).isEqualTo(PACE);
  }
}
