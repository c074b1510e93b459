package dev.mpaoperator.approvalsession.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.Cancellation.Facts;
import dev.mpaoperator.approvalsession.plan.Cancellation.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancellationTest {
  private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
  private static final Set<SessionReason> ENDS =
      Set.of(
          SessionReason.APPROVED,
          SessionReason.REJECTED,
          SessionReason.EXPIRED,
          SessionReason.CANCELLED,
          SessionReason.TEAM_CHANGED,
          SessionReason.FAILED);

  /** Every case that there is. */
  static Stream<Facts> all() {
    return Arrays.stream(SessionReason.values())
        .flatMap(outcome ->
            Stream.of(true, false)
                .flatMap(wished ->
                    Stream.of(true, false)
                        .flatMap(team ->
                            Stream.of(true, false)
                                .flatMap(held ->
                                    Stream.of(null, NOW.minusSeconds(1), NOW.minusSeconds(86400))
                                        .map(at -> new Facts(wished, outcome, team, held, at))))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void awsIsAskedOnlyWhereAPersonWantsItAndItIsAllowed(Facts f) {
    var mayBeSent =
        f.wished()
            && f.outcome() == SessionReason.OPEN
            && f.aboutTeam()
            && !f.heldBack()
            && f.asked() == null;
    assertThat(Cancellation.next(f) == Step.SEND).isEqualTo(mayBeSent);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyWishIsAnswered(Facts f) {
    var step = Cancellation.next(f);
    assertThat(step == Step.NONE).isEqualTo(!f.wished());
    if (f.wished() && ENDS.contains(f.outcome())) {
      assertThat(step)
          .isEqualTo(f.outcome() == SessionReason.CANCELLED ? Step.DONE : Step.TOO_LATE);
    }
  }

  @Test
  void whatIsHeldBackIsNotRefused() {
    assertThat(Cancellation.next(new Facts(true, SessionReason.OPEN, true, true, null)))
        .isEqualTo(Step.HOLD);
    assertThat(Cancellation.next(new Facts(true, SessionReason.OPEN, false, true, null)))
        .isEqualTo(Step.REFUSE);
  }

  @Test
  void whatWasTakenIsAwaitedHoweverLong() {
    var facts = new Facts(true, SessionReason.OPEN, true, false, NOW.minusSeconds(86400));
    assertThat(Cancellation.next(facts)).isEqualTo(Step.AWAIT);
  }
}
