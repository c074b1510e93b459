package dev.mpaoperator.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean watching = new AtomicBoolean(true);
  private final SimulatedClock clock =
      SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final Health health = new Health(started::get, watching::get, clock);

  @Test
  void itIsReadyWhenStartedAndWatching() {
    assertThat(health.ready().good()).isFalse();
    assertThat(health.live().good()).isTrue();
    started.set(true);
    assertThat(health.ready().good()).isTrue();
    watching.set(false);
    assertThat(health.ready().good()).isFalse();
    assertThat(health.ready().text()).contains("watch");
  }

  @Test
  void itIsAliveUntilItHasBeenBlindForLong() {
    started.set(true);
    watching.set(false);
    assertThat(health.live().good()).isTrue();
    clock.advance(Duration.ofMinutes(2));
    assertThat(health.live().good()).isTrue();
    clock.advance(Duration.ofMinutes(2));
    assertThat(health.live().good()).isFalse();

    watching.set(true);
    assertThat(health.live().good()).isTrue();
    watching.set(false);
    assertThat(health.live().good()).as("counted anew").isTrue();
  }
}
