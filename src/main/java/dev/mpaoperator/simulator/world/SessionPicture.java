package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.ApprovalStrategy;
import dev.mpaoperator.simulator.shape.SessionAnswers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the service shows a session: its state in the words of the API. */
final class SessionPicture {
  private final World world;

  SessionPicture(World world) {
    this.world = world;
  }

  SessionAnswers.Session of(Session session) {
    SessionRequest request = session.request();
    Session.Outcome outcome = session.outcome();
    Session.Forced forced = session.forced();
    return new SessionAnswers.Session(
        session.arn(),
        session.teamArn(),
        session.teamName(),
        request.protectedResourceArn(),
        ApprovalStrategy.atLeast(session.threshold()),
        session.votes().size(),
        session.initiated(),
        session.expires(),
        outcome.time(),
        request.description(),
        request.metadata(),
        forced == null ? status(session) : forced.status(),
        forced == null ? outcome.code() : forced.code(),
        outcome.message(),
        forced == null ? executionStatus(session) : forced.executionStatus(),
        request.actionName(),
        request.requesterServicePrincipal(),
        request.requesterPrincipalArn(),
        request.requesterAccountId(),
        request.requesterRegion(),
        request.requesterComment(),
        "AUTO_COMPLETION_UPON_APPROVAL",
        session.votes().stream()
            .map(vote ->
                new SessionAnswers.ApproverResponse(
                    vote.approver().approverId(),
                    vote.approver().sourceArn(),
                    vote.approver().identityId(),
                    vote.answer().name(),
                    vote.time()))
            .toList());
  }

  /** That a session is CREATING until approvers are asked is inferred from the word. */
  private String status(Session session) {
    Instant created = session.initiated().plus(world.modes.sessionCreation().duration());
    return session.isOpen() && world.clock.instant().isBefore(created)
        ? "CREATING"
        : session.outcome().status().name();
  }

  /** The service executes an approved action by itself (API, ActionCompletionStrategy). */
  private @Nullable String executionStatus(Session session) {
    return switch (session.outcome().status()) {
      case PENDING -> "PENDING";
      case APPROVED -> isCarriedOut(session) ? result(session) : "PENDING";
      case FAILED, CANCELLED -> null;
    };
  }

  private boolean isCarriedOut(Session session) {
    Instant approved = session.outcome().time();
    return session.purpose() != Session.Purpose.OTHER_SERVICE
        || approved == null
        || !world.clock.instant().isBefore(approved.plus(world.modes.executionTime().duration()));
  }

  private static String result(Session session) {
    return session.request().executionFails() ? "FAILED" : "EXECUTED";
  }
}
