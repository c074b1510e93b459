package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vote, open or ended. */
record Session(
    String arn,
    String teamArn,
    String teamName,
    Purpose purpose,
    SessionRequest request,
    int threshold,
    Instant initiated,
    Instant expires,
    List<Vote> votes,
    Outcome outcome,
    @Nullable Forced forced) {

  /** What an approval leads to. */
  enum Purpose {
    UPDATE,
    DELETION,
    OTHER_SERVICE
  }

  /** How one approver answered; no time means not at all. */
  record Vote(Approver approver, Answer answer, @Nullable Instant time) {}

  /** The answers of the API. */
  enum Answer {
    APPROVED,
    REJECTED,
    NO_RESPONSE
  }

  /** How it ended, or that it has not. */
  record Outcome(
      Status status, @Nullable String code, @Nullable String message, @Nullable Instant time) {
    static final Outcome OPEN = new Outcome(Status.PENDING, null, null, null);
  }

  /** What is shown instead of the truth: any words, known to anybody or not. */
  record Forced(String status, @Nullable String code, @Nullable String executionStatus) {}

  /** What can truly be the case. */
  enum Status {
    PENDING,
    APPROVED,
    FAILED,
    CANCELLED
  }

  boolean isOpen() {
    return outcome.status == Status.PENDING;
  }

  long count(Answer answer) {
    return votes.stream().filter(vote -> vote.answer == answer).count();
  }

  Session voted(String identityId, Answer answer, Instant at) {
    return new Session(
        arn,
        teamArn,
        teamName,
        purpose,
        request,
        threshold,
        initiated,
        expires,
        votes.stream()
            .map(v ->
                v.approver.identityId().equals(identityId) ? new Vote(v.approver, answer, at) : v)
            .toList(),
        outcome,
        forced);
  }

  Session ended(Status status, @Nullable String code, @Nullable String message, Instant at) {
    return new Session(
        arn,
        teamArn,
        teamName,
        purpose,
        request,
        threshold,
        initiated,
        expires,
        votes,
        new Outcome(status, code, message, at),
        forced);
  }

  /** The same session with its true or another look. */
  Session shown(@Nullable Forced look) {
    return new Session(
        arn, teamArn, teamName, purpose, request, threshold, initiated, expires, votes, outcome,
        look);
  }
}
