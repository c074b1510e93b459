package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.ApprovalStrategy;
import dev.mpaoperator.simulator.shape.SessionAnswers;
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
    Outcome outcome) {

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

  /** The statuses of the API that the simulator uses. */
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
        outcome);
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
        new Outcome(status, code, message, at));
  }

  /** The service executes an approved action by itself (API, ActionCompletionStrategy). */
  SessionAnswers.Session answer() {
    return new SessionAnswers.Session(
        arn,
        teamArn,
        teamName,
        request.protectedResourceArn(),
        ApprovalStrategy.atLeast(threshold),
        votes.size(),
        initiated,
        expires,
        outcome.time,
        request.description(),
        request.metadata(),
        outcome.status.name(),
        outcome.code,
        outcome.message,
        switch (outcome.status) {
          case PENDING -> "PENDING";
          case APPROVED -> "EXECUTED";
          case FAILED, CANCELLED -> null;
        },
        request.actionName(),
        request.requesterServicePrincipal(),
        request.requesterPrincipalArn(),
        request.requesterAccountId(),
        Arn.REGION,
        request.requesterComment(),
        "AUTO_COMPLETION_UPON_APPROVAL",
        votes.stream()
            .map(vote ->
                new SessionAnswers.ApproverResponse(
                    vote.approver.approverId(),
                    vote.approver.sourceArn(),
                    vote.approver.identityId(),
                    vote.answer.name(),
                    vote.time))
            .toList());
  }
}
