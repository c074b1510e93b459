package dev.mpaoperator.aws;

import dev.mpaoperator.approvalsession.SessionSnapshot;
import dev.mpaoperator.approvalsession.SessionSnapshot.Details;
import dev.mpaoperator.approvalsession.SessionSnapshot.Request;
import dev.mpaoperator.approvalsession.SessionSnapshot.Vote;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategyResponse;
import software.amazon.awssdk.services.mpa.model.GetSessionResponse;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;

/** AWS's answers about sessions, in our words. */
final class SessionTranslation {
  private SessionTranslation() {}

  /** A row of a list. */
  static SessionSnapshot of(ListSessionsResponseSession s) {
    return new SessionSnapshot(
        s.sessionArn(),
        s.approvalTeamArn(),
        s.statusAsString(),
        s.statusCodeAsString(),
        s.statusMessage(),
        new Request(
            s.actionName(),
            s.actionCompletionStrategyAsString(),
            s.protectedResourceArn(),
            s.description(),
            s.requesterServicePrincipal(),
            s.requesterPrincipalArn(),
            s.requesterAccountId(),
            s.requesterRegion(),
            SessionSubject.isTeam(
                s.actionName(), s.protectedResourceArn(), s.requesterServicePrincipal())),
        s.initiationTime(),
        s.expirationTime(),
        s.completionTime(),
        null);
  }

  /**
   * A closer look.
   *
   * @param arn the session that was asked for
   */
  static SessionSnapshot of(String arn, GetSessionResponse s) {
    return new SessionSnapshot(
        arn,
        s.approvalTeamArn(),
        s.statusAsString(),
        s.statusCodeAsString(),
        s.statusMessage(),
        new Request(
            s.actionName(),
            s.actionCompletionStrategyAsString(),
            s.protectedResourceArn(),
            s.description(),
            s.requesterServicePrincipal(),
            s.requesterPrincipalArn(),
            s.requesterAccountId(),
            s.requesterRegion(),
            SessionSubject.isTeam(
                s.actionName(), s.protectedResourceArn(), s.requesterServicePrincipal())),
        s.initiationTime(),
        s.expirationTime(),
        s.completionTime(),
        new Details(
            threshold(s.approvalStrategy()),
            s.executionStatusAsString(),
            s.requesterComment(),
            s.metadata(),
            s.approverResponses().stream()
                .map(r -> new Vote(r.identityId(), r.responseAsString(), r.responseTime()))
                .toList()));
  }

  private static @Nullable Integer threshold(@Nullable ApprovalStrategyResponse strategy) {
    return strategy == null || strategy.mofN() == null
        ? null
        : strategy.mofN().minApprovalsRequired();
  }
}
