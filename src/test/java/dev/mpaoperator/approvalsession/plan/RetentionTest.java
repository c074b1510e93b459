package dev.mpaoperator.approvalsession.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.Retention.Known;
import dev.mpaoperator.approvalsession.plan.Retention.Which;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final Retention TWO_FOR_A_DAY = new Retention(Which.ALL, 2, Duration.ofHours(24));

  private static Known open(String arn) {
    return new Known(arn, true, NOW.plusSeconds(60));
  }

  private static Known ended(String arn, int hoursAgo) {
    return new Known(arn, false, NOW.minus(Duration.ofHours(hoursAgo)));
  }

  @Test
  void allThatAreOpenAndTheNewestThatEnded() {
    var sessions =
        List.of(ended("c", 3), open("x"), ended("a", 1), open("y"), ended("b", 2), open("z"));
    assertThat(TWO_FOR_A_DAY.shown(sessions, NOW))
        .containsExactlyInAnyOrder("x", "y", "z", "a", "b");
  }

  @Test
  void ofThoseThatEndedTogetherAlwaysTheSame() {
    var one = List.of(ended("a", 1), ended("b", 1), ended("c", 1));
    assertThat(TWO_FOR_A_DAY.shown(one, NOW)).containsExactlyInAnyOrder("a", "b");
    assertThat(TWO_FOR_A_DAY.shown(one.reversed(), NOW)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void theAgeCountsToTheSecond() {
    var day = ended("a", 24);
    assertThat(TWO_FOR_A_DAY.shown(List.of(day), NOW)).isEmpty();
    assertThat(TWO_FOR_A_DAY.shown(List.of(day), NOW.minusSeconds(1))).containsExactly("a");
    assertThat(TWO_FOR_A_DAY.isKept(day, NOW)).isFalse();
    assertThat(TWO_FOR_A_DAY.isKept(day, NOW.minusSeconds(1))).isTrue();
    assertThat(TWO_FOR_A_DAY.removal(day)).isEqualTo(NOW);
  }

  @Test
  void onlyOpenOnesOrNone() {
    var sessions = List.of(open("x"), ended("a", 1));
    assertThat(new Retention(Which.OPEN, 2, Duration.ofHours(24)).shown(sessions, NOW))
        .containsExactly("x");
    assertThat(new Retention(Which.NONE, 2, Duration.ofHours(24)).shown(sessions, NOW)).isEmpty();
  }

  @Test
  void noneOfThoseThatEndedWhenTheCountIsNought() {
    var nought = new Retention(Which.ALL, 0, Duration.ofHours(24));
    assertThat(nought.shown(List.of(open("x"), ended("a", 1)), NOW)).containsExactly("x");
  }

  @Test
  void whatIsListedIncludesAllThatMayBeShown() {
    var oldest = NOW.minus(Duration.ofHours(24)); // ended then, and lasted a day
    assertThat(TWO_FOR_A_DAY.since(NOW)).isBeforeOrEqualTo(oldest.minus(Duration.ofHours(24)));
    assertThat(new Retention(Which.OPEN, 2, Duration.ofHours(24)).since(NOW))
        .isAfter(TWO_FOR_A_DAY.since(NOW))
        .isBeforeOrEqualTo(NOW.minus(Duration.ofHours(24)));
  }

  @Test
  void theEndIsAsGoodAsItIsKnown() {
    var completion = Instant.parse("2026-01-03T00:00:00.789Z");
    var expiration = Instant.parse("2026-01-02T00:00:00Z");
    var initiation = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(Known.of("a", false, completion, expiration, initiation).end())
        .isEqualTo("2026-01-03T00:00:00Z");
    assertThat(Known.of("a", false, null, expiration, initiation).end()).isEqualTo(expiration);
    assertThat(Known.of("a", false, null, null, initiation).end()).isEqualTo(initiation);
    assertThat(Known.of("a", false, null, null, null).end()).isEqualTo(Instant.EPOCH);
  }
}
