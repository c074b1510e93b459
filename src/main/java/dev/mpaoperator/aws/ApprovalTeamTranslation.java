package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.TeamSnapshot;
import dev.mpaoperator.approvalteam.TeamSnapshot.Answer;
import dev.mpaoperator.approvalteam.plan.Change;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive.Failure;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Pending.Stage;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategyResponse;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponseApprover;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/** AWS's answer about a team, in our words. */
final class ApprovalTeamTranslation {
  /**
   * Time to accept an invitation (User Guide, "Create an approval team" and "Update an approval
   * team").
   */
  private static final Duration INVITATION = Duration.ofHours(24);

  private ApprovalTeamTranslation() {}

  static TeamSnapshot snapshot(
      String arn, GetApprovalTeamResponse team, @Nullable Session session) {
    var observed = observed(team, session);
    var draft = team.pendingUpdate();
    var strategy = team.approvalStrategy();
    return new TeamSnapshot(
        observed,
        arn,
        team.name(),
        team.versionId(),
        team.statusAsString(),
        team.statusCodeAsString(),
        team.statusMessage(),
        team.creationTime(),
        team.lastUpdateTime(),
        strategy == null || strategy.mofN() == null ? null : strategy.mofN().minApprovalsRequired(),
        team.policies().stream().map(PolicyReference::policyArn).filter(Objects::nonNull).toList(),
        answers(team.approvers()),
        draft == null ? List.of() : answers(draft.approvers()),
        session == null ? null : session.vote(),
        deadline(team, observed, session),
        askedTime(team, observed, session));
  }

  private static @Nullable Instant askedTime(
      GetApprovalTeamResponse team, ObservedTeam observed, @Nullable Session session) {
    return switch (observed) {
      case ObservedTeam.Active(_, Change.UpdateOpen _),
          ObservedTeam.Active(_, Change.UpdateRefused _) ->
          team.pendingUpdate() == null ? null : team.pendingUpdate().updateInitiationTime();
      case ObservedTeam.Active(_, Change.DeletionRefused(_, var asked)) -> asked;
      case ObservedTeam.Inactive _ ->
          team.lastUpdateTime() == null ? team.creationTime() : team.lastUpdateTime();
      default -> session == null ? null : session.vote().initiationTime();
    };
  }

  private static ObservedTeam observed(GetApprovalTeamResponse team, @Nullable Session session) {
    var definition = definition(team.description(), team.approvalStrategy(), team.approvers());
    var status = team.statusAsString();
    if ("DELETING".equals(status)) {
      return new ObservedTeam.Deleting();
    }
    if (definition == null || status == null) {
      return new ObservedTeam.Unrecognized();
    }
    return switch (status) {
      case "PENDING" -> pending(definition, team.statusCodeAsString());
      case "INACTIVE" -> inactive(definition, team.statusCodeAsString(), team.versionId());
      case "ACTIVE" -> {
        var change = change(team, session);
        yield change == null
            ? new ObservedTeam.Unrecognized()
            : new ObservedTeam.Active(definition, change);
      }
      default -> new ObservedTeam.Unrecognized();
    };
  }

  private static ObservedTeam pending(TeamDefinition definition, @Nullable String code) {
    return switch (code) {
      case "VALIDATING" -> new ObservedTeam.Pending(definition, Stage.VALIDATING);
      case "PENDING_ACTIVATION" -> new ObservedTeam.Pending(definition, Stage.INVITING);
      case null, default -> new ObservedTeam.Unrecognized();
    };
  }

  private static ObservedTeam inactive(
      TeamDefinition definition, @Nullable String code, @Nullable String versionId) {
    if (versionId == null) {
      return new ObservedTeam.Unrecognized();
    }
    return switch (code) {
      case "FAILED_VALIDATION" ->
          new ObservedTeam.Inactive(definition, Failure.VALIDATION, versionId);
      case "FAILED_ACTIVATION" ->
          new ObservedTeam.Inactive(definition, Failure.ACTIVATION, versionId);
      case null, default -> new ObservedTeam.Unrecognized();
    };
  }

  /** What is being changed; {@code null} if AWS says something that we do not know. */
  private static @Nullable Change change(GetApprovalTeamResponse team, @Nullable Session session) {
    var code = TeamStates.changeCode(team);
    var teamCode = team.statusCodeAsString();
    if ("DELETE_PENDING_APPROVAL".equals(teamCode)) {
      return new Change.DeletionOpen(
          session == null ? team.updateSessionArn() : session.vote().sessionArn());
    }
    var deletionRefusal = TeamStates.deletionRefusal(teamCode, session);
    // The code may outlive the deletion: an update that came after it goes first.
    if (deletionRefusal != null && !TeamStates.hasOpenDraft(team)) {
      return new Change.DeletionRefused(
          deletionRefusal, session == null ? null : session.vote().initiationTime());
    }
    var pending = team.pendingUpdate();
    if (pending == null) {
      // A code of failure may outlive its draft; without a draft nothing is pending.
      return code == null || TeamStates.updateRefusal(code, session) != null
          ? new Change.None()
          : null;
    }
    var draft = definition(pending.description(), pending.approvalStrategy(), pending.approvers());
    if (draft == null) {
      return null;
    }
    var refusal = TeamStates.updateRefusal(code, session);
    if (refusal != null) {
      return new Change.UpdateRefused(draft, refusal, pending.versionId());
    }
    var stage = code == null ? Change.UpdateOpen.Stage.VALIDATING : TeamStates.stage(code);
    return stage == null ? null : new Change.UpdateOpen(draft, stage, team.updateSessionArn());
  }

  private static @Nullable TeamDefinition definition(
      @Nullable String description,
      @Nullable ApprovalStrategyResponse strategy,
      List<GetApprovalTeamResponseApprover> approvers) {
    if (description == null
        || strategy == null
        || strategy.mofN() == null
        || strategy.mofN().minApprovalsRequired() == null
        || approvers.stream()
            .anyMatch(a -> a.primaryIdentityId() == null || a.primaryIdentitySourceArn() == null)) {
      return null;
    }
    return new TeamDefinition(
        description,
        strategy.mofN().minApprovalsRequired(),
        approvers.stream()
            .map(a -> new Person(a.primaryIdentityId(), a.primaryIdentitySourceArn()))
            .collect(Collectors.toSet()));
  }

  private static List<Answer> answers(List<GetApprovalTeamResponseApprover> approvers) {
    return approvers.stream()
        .map(a ->
            new Answer(
                Objects.requireNonNullElse(a.primaryIdentityId(), "?"),
                a.primaryIdentityStatusAsString(),
                a.responseTime()))
        .toList();
  }

  private static @Nullable Instant deadline(
      GetApprovalTeamResponse team, ObservedTeam observed, @Nullable Session session) {
    return switch (observed) {
      case ObservedTeam.Pending(_, var stage) when stage == Stage.INVITING -> {
        // A failed creation that is tried again invites anew.
        var start = team.lastUpdateTime() == null ? team.creationTime() : team.lastUpdateTime();
        yield start == null ? null : start.plus(INVITATION);
      }
      case ObservedTeam.Active(_, Change.UpdateOpen(_, var stage, _)) when session != null -> {
        var approved = session.vote().completionTime();
        yield stage == Change.UpdateOpen.Stage.INVITING && approved != null
            ? approved.plus(INVITATION)
            : session.vote().expirationTime();
      }
      case ObservedTeam.Active(_, Change.DeletionOpen _) when session != null ->
          session.vote().expirationTime();
      default -> null;
    };
  }
}
