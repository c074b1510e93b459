package dev.mpaoperator.approvalsession.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "CREATING,,CREATING",
    "PENDING,,OPEN",
    "PENDING,WHATEVER,OPEN",
    "APPROVED,,APPROVED",
    "FAILED,REJECTED,REJECTED",
    "FAILED,EXPIRED,EXPIRED",
    "FAILED,ALL_APPROVERS_IN_SESSION,FAILED",
    "FAILED,,FAILED",
    "CANCELLED,,CANCELLED",
    "CANCELLED,CANCELLED_BY_USER,CANCELLED",
    "CANCELLED,CONFIGURATION_CHANGED,TEAM_CHANGED",
    "CANCELLED,TEAM_DELETED,TEAM_CHANGED",
    "pending,,UNKNOWN_STATE",
    "NEW_WORD,REJECTED,UNKNOWN_STATE",
    ",,UNKNOWN_STATE",
  })
  void eachWordOfAwsHasOneMeaning(String status, String code, SessionReason outcome) {
    assertThat(Outcome.of(status, code)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @EnumSource(
      value = SessionReason.class,
      names = {"APPROVED", "REJECTED", "EXPIRED", "CANCELLED", "TEAM_CHANGED", "FAILED"})
  void whatHasEndedIsNotOpen(SessionReason outcome) {
    assertThat(Outcome.isEnd(outcome)).isTrue();
    assertThat(Outcome.isOpen(outcome, null, NOW)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = SessionReason.class,
      names = {"CREATING", "OPEN"})
  void whatIsVotedOnIsOpenWhateverTheClockSays(SessionReason outcome) {
    assertThat(Outcome.isEnd(outcome)).isFalse();
    assertThat(Outcome.isOpen(outcome, NOW.minusSeconds(86400), NOW)).isTrue();
  }

  @Test
  void anUnknownStateIsOpenUntilItsTimeIsOver() {
    var state = SessionReason.UNKNOWN_STATE;
    assertThat(Outcome.isEnd(state)).isFalse();
    assertThat(Outcome.isOpen(state, null, NOW)).isTrue();
    assertThat(Outcome.isOpen(state, NOW.minusSeconds(3599), NOW)).isTrue();
    assertThat(Outcome.isOpen(state, NOW.minusSeconds(3600), NOW)).isFalse();
  }
}
