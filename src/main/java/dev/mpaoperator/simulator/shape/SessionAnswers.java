package dev.mpaoperator.simulator.shape;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service says about sessions. */
public final class SessionAnswers {
  private SessionAnswers() {}

  /** How one approver answered. */
  public record ApproverResponse(
      String approverId,
      String identitySourceArn,
      String identityId,
      String response,
      @Nullable Instant responseTime) {}

  /** Answer of GetSession. */
  public record Session(
      String sessionArn,
      String approvalTeamArn,
      String approvalTeamName,
      @Nullable String protectedResourceArn,
      ApprovalStrategy approvalStrategy,
      int numberOfApprovers,
      Instant initiationTime,
      Instant expirationTime,
      @Nullable Instant completionTime,
      @Nullable String description,
      @Nullable Map<String, String> metadata,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage,
      @Nullable String executionStatus,
      @Nullable String actionName,
      @Nullable String requesterServicePrincipal,
      @Nullable String requesterPrincipalArn,
      @Nullable String requesterAccountId,
      @Nullable String requesterRegion,
      @Nullable String requesterComment,
      String actionCompletionStrategy,
      List<ApproverResponse> approverResponses) {

    /** The row of ListSessions: without votes, metadata and comment. */
    public SessionRow row() {
      return new SessionRow(
          sessionArn,
          approvalTeamName,
          approvalTeamArn,
          initiationTime,
          expirationTime,
          completionTime,
          description,
          actionName,
          protectedResourceArn,
          requesterServicePrincipal,
          requesterPrincipalArn,
          requesterRegion,
          requesterAccountId,
          status,
          statusCode,
          statusMessage,
          actionCompletionStrategy);
    }
  }

  /** A row of ListSessions. */
  public record SessionRow(
      String sessionArn,
      String approvalTeamName,
      String approvalTeamArn,
      Instant initiationTime,
      Instant expirationTime,
      @Nullable Instant completionTime,
      @Nullable String description,
      @Nullable String actionName,
      @Nullable String protectedResourceArn,
      @Nullable String requesterServicePrincipal,
      @Nullable String requesterPrincipalArn,
      @Nullable String requesterRegion,
      @Nullable String requesterAccountId,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage,
      String actionCompletionStrategy) {}
}
