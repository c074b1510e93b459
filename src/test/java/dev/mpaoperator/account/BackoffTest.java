package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account in trouble is left alone, for longer and longer, and never given up. */
class BackoffTest {
  private static final Duration AT_LEAST = Duration.ofSeconds(4);
  private static final Duration AT_MOST = Duration.ofMinutes(5);
  private static final Account OTHER = new Account("444455556666", null);

  private final MovedClock clock = new MovedClock();
  private final Backoffs backoffs =
      new Backoffs(new GrowingWait(AT_LEAST, AT_MOST), clock, new Random(1));
  private final Backoff backoff = backoffs.of(Account.OWN);

  /** Lets the wait pass; then one may try. */
  private Duration awaitTry() {
    var waited = Duration.ZERO;
    for (var wait = backoff.remaining(); wait.isPresent(); wait = backoff.remaining()) {
      waited = waited.plus(wait.get());
      clock.pass(wait.get());
    }
    return waited;
  }

  @Test
  void nobodyWaitsWithoutTrouble() {
    assertThat(backoff.remaining()).isEmpty();
    backoff.answered(backoff.begun());
    assertThat(backoff.remaining()).isEmpty();
  }

  @Test
  void waitsGrowToTheirBoundAndNeverEnd() {
    var waits = new ArrayList<Duration>();
    backoff.failed();
    for (var i = 0; i < 50; i++) {
      waits.add(awaitTry());
      backoff.failed();
    }
    assertThat(waits.getFirst()).isBetween(AT_LEAST.dividedBy(2), AT_LEAST.multipliedBy(2));
    assertThat(waits.get(4)).isGreaterThan(waits.getFirst().multipliedBy(4));
    assertThat(waits).allMatch(w -> w.compareTo(AT_MOST.plus(AT_LEAST)) <= 0);
    assertThat(waits.subList(10, 50)).allMatch(w -> w.compareTo(AT_MOST.dividedBy(2)) >= 0);
    assertThat(waits.subList(10, 50)).as("jitter").doesNotHaveDuplicates();
  }

  @Test
  void ofManyOneTries() {
    backoff.failed();
    clock.pass(AT_LEAST);
    assertThat(IntStream.range(0, 100).filter(_ -> backoff.remaining().isEmpty()).count()).isOne();
    clock.pass(AT_LEAST);
    assertThat(backoff.remaining()).as("that one never said how it went").isEmpty();
  }

  @Test
  void manyThatFailTogetherCountOnce() {
    IntStream.range(0, 100).forEach(_ -> backoff.failed());
    assertThat(awaitTry()).isLessThanOrEqualTo(AT_LEAST.multipliedBy(2));
  }

  @Test
  void anAnswerEndsTheTroubleUnlessItWasAskedForBefore() {
    var before = backoff.begun();
    backoff.failed();
    backoff.answered(before);
    assertThat(backoff.remaining()).isPresent();

    awaitTry();
    backoff.answered(backoff.begun());
    assertThat(backoff.remaining()).isEmpty();
    backoff.failed();
    assertThat(awaitTry()).as("from the start").isLessThanOrEqualTo(AT_LEAST.multipliedBy(2));
  }

  @Test
  void aCallThatCameThroughAfterThrottledTriesDoesNotEndTheTrouble() {
    backoff.failed();
    awaitTry();
    var call = backoff.begun();
    backoff.failed(); // its first try
    backoff.answered(call);
    assertThat(backoff.remaining()).isPresent();
  }

  @Test
  void oneAccountDoesNotDelayAnother() {
    backoff.failed();
    assertThat(backoffs.of(OTHER).remaining()).isEmpty();
    assertThat(backoffs.of(Account.OWN).remaining()).isPresent();
  }
}
