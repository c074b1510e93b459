package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.util.List;

/** By what mirrors are looked up. */
final class Index {
  /** By namespace and name of the team that they name. */
  static final String TEAM = "session-by-team";

  /** By the uid of the team whose mirrors they are, by all that they say of themselves. */
  static final String OWNER = "session-by-owner";

  private Index() {}

  static List<String> team(ApprovalSession session) {
    return List.of(
        session.getMetadata().getNamespace() + "/" + session.getSpec().approvalTeamRef().name());
  }

  static String key(ApprovalTeam team) {
    return team.getMetadata().getNamespace() + "/" + team.getMetadata().getName();
  }

  static List<String> owner(ApprovalSession session) {
    return Belonging.teamUid(session).stream().toList();
  }
}
