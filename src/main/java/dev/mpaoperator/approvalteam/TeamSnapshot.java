package dev.mpaoperator.approvalteam;

import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One read of a team: what the plan needs, and what people want to see.
 *
 * @param observed for the plan
 * @param arn ARN of the team
 * @param name name of the team
 * @param versionId version in force
 * @param status AWS's word, as it came
 * @param statusCode AWS's word, as it came
 * @param statusMessage AWS's text, as it came
 * @param creationTime when it was created
 * @param lastUpdateTime when it was last changed
 * @param minApprovalsRequired threshold in force
 * @param policyArns the policies
 * @param approvers the people in force
 * @param invited the people of the open update who were asked to join, with those who are in force
 * @param session the vote on the open or last change, where AWS shows it
 * @param deadline until when people can decide what is open now, where it is known
 * @param askedTime when what is open or was refused was asked for, where it is known
 */
public record TeamSnapshot(
    ObservedTeam observed,
    String arn,
    @Nullable String name,
    @Nullable String versionId,
    @Nullable String status,
    @Nullable String statusCode,
    @Nullable String statusMessage,
    @Nullable Instant creationTime,
    @Nullable Instant lastUpdateTime,
    @Nullable Integer minApprovalsRequired,
    List<String> policyArns,
    List<Answer> approvers,
    List<Answer> invited,
    @Nullable Vote session,
    @Nullable Instant deadline,
    @Nullable Instant askedTime) {

  /**
   * A person and the answer to the invitation.
   *
   * @param identityId user id in the directory
   * @param response AWS's word: PENDING, ACCEPTED, REJECTED, INVALID
   * @param responseTime when
   */
  public record Answer(
      String identityId, @Nullable String response, @Nullable Instant responseTime) {
    /** Whether the person accepted. */
    public boolean accepted() {
      return "ACCEPTED".equals(response);
    }
  }

  /**
   * A vote.
   *
   * @param sessionArn its session
   * @param initiationTime when it was asked
   * @param expirationTime until when it can be decided
   * @param completionTime when it was decided
   * @param approved people who approved
   * @param rejected people who rejected
   * @param silent people who have not answered
   */
  public record Vote(
      String sessionArn,
      @Nullable Instant initiationTime,
      @Nullable Instant expirationTime,
      @Nullable Instant completionTime,
      List<String> approved,
      List<String> rejected,
      List<String> silent) {}

  /** Who stands where in an invitation: those whom the open update adds, else everybody. */
  public List<Answer> asked() {
    return invited.isEmpty() ? approvers : invited;
  }
}
