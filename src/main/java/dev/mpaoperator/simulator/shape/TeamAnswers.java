package dev.mpaoperator.simulator.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service says about approval teams. */
public final class TeamAnswers {
  private TeamAnswers() {}

  /** Answer of CreateApprovalTeam. */
  public record Created(Instant creationTime, String arn, String name, String versionId) {}

  /** Answer of UpdateApprovalTeam. */
  public record Updated(String versionId) {}

  /** Answer of StartActiveApprovalTeamDeletion. */
  public record DeletionStarted(
      Instant deletionStartTime, @Nullable Instant deletionCompletionTime) {}

  /** One approver with the answer to the invitation. */
  public record Approver(
      String approverId,
      @Nullable Instant responseTime,
      String primaryIdentityId,
      String primaryIdentitySourceArn,
      String primaryIdentityStatus) {}

  /** A proposed version that is not in force. It has no policies, no name and no session ARN. */
  public record PendingUpdate(
      String versionId,
      String description,
      ApprovalStrategy approvalStrategy,
      int numberOfApprovers,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage,
      List<Approver> approvers,
      Instant updateInitiationTime) {}

  /** Answer of GetApprovalTeam. */
  public record Team(
      Instant creationTime,
      ApprovalStrategy approvalStrategy,
      int numberOfApprovers,
      List<Approver> approvers,
      String arn,
      String description,
      String name,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage,
      @Nullable String updateSessionArn,
      String versionId,
      List<TeamRequests.PolicyReference> policies,
      @Nullable Instant lastUpdateTime,
      @Nullable PendingUpdate pendingUpdate) {

    /** The row of ListApprovalTeams: less than the whole. */
    public TeamRow row() {
      return new TeamRow(
          creationTime,
          approvalStrategy,
          numberOfApprovers,
          arn,
          name,
          description,
          status,
          statusCode,
          statusMessage);
    }
  }

  /** A row of ListApprovalTeams. */
  public record TeamRow(
      Instant creationTime,
      ApprovalStrategy approvalStrategy,
      int numberOfApprovers,
      String arn,
      String name,
      String description,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage) {}
}
