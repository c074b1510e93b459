package dev.mpaoperator.simulator.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers send about approval teams. */
public final class TeamRequests {
  private TeamRequests() {}

  /** A person as named by a caller. */
  public record Approver(String primaryIdentityId, String primaryIdentitySourceArn) {}

  /** A policy as named by a caller: always with a version or {@code $DEFAULT}. */
  public record PolicyReference(String policyArn) {}

  /** CreateApprovalTeam. */
  public record Create(
      String name,
      String description,
      ApprovalStrategy approvalStrategy,
      List<Approver> approvers,
      List<PolicyReference> policies,
      @Nullable Map<String, String> tags,
      @Nullable String clientToken) {}

  /** UpdateApprovalTeam: what is absent stays as it is. */
  public record Update(
      String arn,
      @Nullable String description,
      @Nullable ApprovalStrategy approvalStrategy,
      @Nullable List<Approver> approvers) {}

  /** StartActiveApprovalTeamDeletion. */
  public record StartDeletion(String arn, @Nullable Integer pendingWindowDays) {}

  /** DeleteInactiveApprovalTeamVersion. */
  public record DeleteVersion(String arn, String versionId) {}

  /** One condition of ListSessions. */
  public record Filter(
      @Nullable String fieldName, @Nullable String operator, @Nullable String value) {}

  /** ListSessions, without its paging. */
  public record ListSessions(String approvalTeamArn, @Nullable List<Filter> filters) {}
}
