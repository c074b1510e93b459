package dev.mpaoperator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private final SimulatedClock clock =
      SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void theTransitionTimeChangesOnlyWithTheStatus() {
    var first = Conditions.from(List.of(), 1, clock).set("Ready", false, "A", "a").build();
    clock.advance(Duration.ofMinutes(1));
    var second = Conditions.from(first, 2, clock).set("Ready", false, "B", "b").build();
    assertThat(second.getFirst().getLastTransitionTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(second.getFirst().getReason()).isEqualTo("B");
    assertThat(second.getFirst().getObservedGeneration()).isEqualTo(2);

    var third = Conditions.from(second, 2, clock).set("Ready", true, "C", "c").build();
    assertThat(third.getFirst().getLastTransitionTime()).isEqualTo("2026-01-01T00:01:00Z");
  }

  @Test
  void whatIsNotSetAgainIsDroppedAndWhatIsKeptStaysToTheLetter() {
    var first =
        Conditions.from(null, 1, clock)
            .set("Ready", true, "A", "a")
            .set("Stalled", true, "A", "a")
            .build();
    var second = Conditions.from(first, 2, clock).keep("Ready", "X", "x").build();
    assertThat(second).containsExactly(first.getFirst());
    assertThat(
            Conditions.from(null, 2, clock).keep("Ready", "X", "x").build().getFirst().getStatus())
        .isEqualTo("Unknown");
  }

  @Test
  void theHeadlineIsWhatKeepsItFromBeingReady() {
    var conditions =
        Conditions.from(null, 1, clock)
            .set("Ready", true, "Fine", "")
            .set("Synced", true, "Fine", "")
            .build();
    assertThat(Conditions.headline(conditions)).isEqualTo("Fine");
    var stalled =
        Conditions.from(conditions, 1, clock)
            .set("Ready", false, "Bad", "")
            .set("Stalled", true, "Bad", "")
            .build();
    assertThat(Conditions.headline(stalled)).isEqualTo("Bad");
    assertThat(Conditions.headline(null)).isEmpty();
  }

  @Test
  void longMessagesAreShortened() {
    var condition =
        Conditions.from(null, 1, clock).set("Ready", true, "A", "x".repeat(40_000)).build();
    assertThat(condition.getFirst().getMessage()).hasSize(1024).endsWith("…");
  }

  @Test
  void whatSpeaksOfAnOlderGenerationIsNotKeptAsCurrent() {
    var first = Conditions.from(null, 1, clock).set("Ready", true, "A", "a").build();
    assertThat(Conditions.from(first, 1, clock).keepCurrent("Ready", "X", "x").build())
        .isEqualTo(first);
    assertThat(Conditions.from(first, 2, clock).keepCurrent("Ready", "X", "x").build())
        .singleElement()
        .matches(c -> c.getStatus().equals("Unknown") && c.getObservedGeneration() == 2);
  }

  @Test
  void aTimeThatSomebodyMadeUpIsNoTime() {
    var made = Conditions.from(null, 1, clock).set("Synced", false, "A", "a").build();
    made.getFirst().setLastTransitionTime("yesterday");
    assertThat(Conditions.failingSince(made)).isNull();
  }
}
