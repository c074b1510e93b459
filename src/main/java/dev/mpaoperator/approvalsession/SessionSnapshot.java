package dev.mpaoperator.approvalsession;

import dev.mpaoperator.approvalsession.plan.Outcome;
import dev.mpaoperator.approvalsession.plan.Retention.Known;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session at one moment, in AWS's words. Any part may be missing.
 *
 * @param arn its ARN
 * @param teamArn the team that decides
 * @param status AWS's word
 * @param statusCode AWS's word
 * @param statusMessage AWS's words
 * @param request what is asked
 * @param initiationTime when it was asked
 * @param expirationTime when it ends at the latest
 * @param completionTime when it ended
 * @param details what lists do not show, {@code null} if this comes from a list
 */
public record SessionSnapshot(
    String arn,
    @Nullable String teamArn,
    @Nullable String status,
    @Nullable String statusCode,
    @Nullable String statusMessage,
    Request request,
    @Nullable Instant initiationTime,
    @Nullable Instant expirationTime,
    @Nullable Instant completionTime,
    @Nullable Details details) {

  /**
   * What is asked, and by whom.
   *
   * @param actionName the action
   * @param completionStrategy when an approved action is carried out
   * @param protectedResourceArn what it is about
   * @param description what it is for
   * @param servicePrincipal the service through which it is asked
   * @param principalArn who asks
   * @param accountId the requester's account
   * @param region where it was asked
   * @param aboutTeam whether it may be about a change or the end of the team itself
   */
  public record Request(
      @Nullable String actionName,
      @Nullable String completionStrategy,
      @Nullable String protectedResourceArn,
      @Nullable String description,
      @Nullable String servicePrincipal,
      @Nullable String principalArn,
      @Nullable String accountId,
      @Nullable String region,
      boolean aboutTeam) {
    /** Without what people wrote. */
    @Override
    public String toString() {
      return "Request[" + actionName + "]";
    }
  }

  /**
   * What a closer look shows.
   *
   * @param minApprovalsRequired approvals that are needed
   * @param executionStatus whether the approved action was carried out
   * @param requesterComment what the requester wrote
   * @param metadata what else the service says
   * @param votes the answers
   */
  public record Details(
      @Nullable Integer minApprovalsRequired,
      @Nullable String executionStatus,
      @Nullable String requesterComment,
      Map<String, String> metadata,
      List<Vote> votes) {
    /** Without what people wrote. */
    @Override
    public String toString() {
      return "Details[" + votes.size() + " votes]";
    }
  }

  /**
   * An approver's answer.
   *
   * @param identityId user id in IAM Identity Center
   * @param response AWS's word
   * @param responseTime when
   */
  public record Vote(
      @Nullable String identityId, @Nullable String response, @Nullable Instant responseTime) {}

  /** When it was asked; long ago if that is not known. */
  public Instant asked() {
    return initiationTime == null ? Instant.EPOCH : initiationTime;
  }

  /** How it stands. */
  public SessionReason outcome() {
    return Outcome.of(status, statusCode);
  }

  /** Whether it has ended. */
  public boolean hasEnded() {
    return Outcome.isEnd(outcome());
  }

  /** As retention sees it. */
  Known known(Instant now) {
    return Known.of(arn, isOpen(now), completionTime, expirationTime, initiationTime);
  }

  /** Whether people can still vote, for all that is known. */
  boolean isOpen(Instant now) {
    return Outcome.isOpen(outcome(), expirationTime, now);
  }
}
