package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.plan.Change.Refusal;
import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;

/** What AWS's status codes of an active team say (User Guide, "Team health"). */
final class TeamStates {
  private TeamStates() {}

  /**
   * The code that speaks of the change: the draft's own where it has one, else the team's. AWS does
   * not say which of the two is set while a draft is validated.
   */
  static @Nullable String changeCode(GetApprovalTeamResponse team) {
    var draft = team.pendingUpdate();
    var code = draft == null ? null : draft.statusCodeAsString();
    return code == null ? team.statusCodeAsString() : code;
  }

  /** Whether a vote tells more of this state: how it stands, or why it failed. */
  static boolean isAboutASession(GetApprovalTeamResponse team) {
    var code = changeCode(team);
    return code != null && (code.startsWith("UPDATE_") || code.startsWith("DELETE_"));
  }

  /** Whether the team's own code speaks of its deletion, and no update came after that. */
  static boolean isAboutADeletion(GetApprovalTeamResponse team) {
    var code = team.statusCodeAsString();
    return code != null && code.startsWith("DELETE_") && !hasOpenDraft(team);
  }

  /** Whether an update is on its way, whatever else the team's own code says. */
  static boolean hasOpenDraft(GetApprovalTeamResponse team) {
    var draft = team.pendingUpdate();
    return draft != null && stage(draft.statusCodeAsString()) != null;
  }

  /** How far an update has come; {@code null} if the code does not speak of an open update. */
  static UpdateOpen.@Nullable Stage stage(@Nullable String code) {
    return switch (code) {
      case "VALIDATING" -> UpdateOpen.Stage.VALIDATING;
      case "UPDATE_PENDING_APPROVAL" -> UpdateOpen.Stage.VOTING;
      case "UPDATE_PENDING_ACTIVATION", "PENDING_ACTIVATION" -> UpdateOpen.Stage.INVITING;
      case null, default -> null;
    };
  }

  /** Why an update was not granted; {@code null} if the code does not say that one was not. */
  static @Nullable Refusal updateRefusal(@Nullable String code, @Nullable Session session) {
    return switch (code) {
      case "UPDATE_FAILED_APPROVAL" -> refusal(session);
      case "UPDATE_FAILED_ACTIVATION", "FAILED_ACTIVATION" -> Refusal.NOT_ACTIVATED;
      case "UPDATE_FAILED_VALIDATION", "FAILED_VALIDATION" -> Refusal.INVALID;
      case null, default -> null;
    };
  }

  /** Why a deletion was not granted; {@code null} if the code does not say that one was not. */
  static @Nullable Refusal deletionRefusal(@Nullable String code, @Nullable Session session) {
    return switch (code) {
      case "DELETE_FAILED_APPROVAL" -> refusal(session);
      case "DELETE_FAILED_VALIDATION" -> Refusal.INVALID;
      case null, default -> null;
    };
  }

  private static Refusal refusal(@Nullable Session session) {
    return switch (session == null ? null : session.statusCode()) {
      case "REJECTED" -> Refusal.REJECTED;
      case "EXPIRED" -> Refusal.EXPIRED;
      case null, default -> Refusal.NOT_APPROVED;
    };
  }
}
