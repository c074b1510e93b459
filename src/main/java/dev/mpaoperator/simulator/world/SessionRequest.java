package dev.mpaoperator.simulator.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked for in a session, and by whom. */
public record SessionRequest(
    String actionName,
    String protectedResourceArn,
    String requesterServicePrincipal,
    String requesterPrincipalArn,
    String requesterAccountId,
    @Nullable String description,
    @Nullable String requesterComment,
    Map<String, String> metadata) {

  /** A change of the team itself. The names of these actions are inferred. */
  static SessionRequest ofTeam(String action, Team team, Caller caller) {
    return new SessionRequest(
        action,
        team.arn,
        "mpa.amazonaws.com",
        caller.principalArn(),
        caller.account(),
        null,
        null,
        Map.of());
  }

  /** An operation that AWS Backup protects, as another service would ask for it. */
  public static SessionRequest restoreAccessToVault(String account, String vaultArn) {
    return new SessionRequest(
        "backup:RevokeRestoreAccessBackupVault",
        vaultArn,
        "backup.amazonaws.com",
        "arn:aws:iam::" + account + ":role/backup-administrator",
        account,
        "Revoke restore access",
        "please",
        Map.of());
  }
}
