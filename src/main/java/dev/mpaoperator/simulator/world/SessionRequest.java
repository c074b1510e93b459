package dev.mpaoperator.simulator.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for in a session, and by whom. Every member is optional in the API; what is null
 * here is not there in the answers.
 *
 * @param id the last part of the session's ARN; without one it is unpredictable
 * @param executionFails what was approved cannot be carried out
 */
public record SessionRequest(
    @Nullable String id,
    @Nullable String actionName,
    @Nullable String protectedResourceArn,
    @Nullable String requesterServicePrincipal,
    @Nullable String requesterPrincipalArn,
    @Nullable String requesterAccountId,
    @Nullable String requesterRegion,
    @Nullable String description,
    @Nullable String requesterComment,
    @Nullable Map<String, String> metadata,
    boolean executionFails) {

  /** A request that says nothing at all. */
  public static Builder saying() {
    return new Builder();
  }

  /** The same request, to be changed. */
  public Builder but() {
    Builder builder = new Builder();
    builder.id = id;
    builder.actionName = actionName;
    builder.protectedResourceArn = protectedResourceArn;
    builder.requesterServicePrincipal = requesterServicePrincipal;
    builder.requesterPrincipalArn = requesterPrincipalArn;
    builder.requesterAccountId = requesterAccountId;
    builder.requesterRegion = requesterRegion;
    builder.description = description;
    builder.requesterComment = requesterComment;
    builder.metadata = metadata;
    builder.executionFails = executionFails;
    return builder;
  }

  /** A change of the team itself. Its resource and who asks for it are inferred. */
  static SessionRequest ofTeam(String action, Team team, Caller caller) {
    return saying()
        .action(action)
        .resource(team.arn)
        .service("mpa.amazonaws.com")
        .requester(caller.principalArn())
        .account(caller.account())
        .region(Arn.REGION)
        .metadata(Map.of())
        .build();
  }

  /** An operation that AWS Backup protects, as another service would ask for it. */
  public static SessionRequest restoreAccessToVault(String account, String vaultArn) {
    return saying()
        .action("backup:RevokeRestoreAccessBackupVault")
        .resource(vaultArn)
        .service("backup.amazonaws.com")
        .requester("arn:aws:iam::" + account + ":role/backup-administrator")
        .account(account)
        .region(Arn.REGION)
        .description("Revoke restore access")
        .comment("please")
        .metadata(Map.of())
        .build();
  }

  /** A request in the making. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String actionName;
    private @Nullable String protectedResourceArn;
    private @Nullable String requesterServicePrincipal;
    private @Nullable String requesterPrincipalArn;
    private @Nullable String requesterAccountId;
    private @Nullable String requesterRegion;
    private @Nullable String description;
    private @Nullable String requesterComment;
    private @Nullable Map<String, String> metadata;
    private boolean executionFails;

    private Builder() {}

    /** The last part of the session's ARN. */
    public Builder id(@Nullable String value) {
      id = value;
      return this;
    }

    /** The operation that is to be approved. */
    public Builder action(@Nullable String value) {
      actionName = value;
      return this;
    }

    /** What the operation is about. */
    public Builder resource(@Nullable String value) {
      protectedResourceArn = value;
      return this;
    }

    /** The service that asks. */
    public Builder service(@Nullable String value) {
      requesterServicePrincipal = value;
      return this;
    }

    /** The ARN of who asks. */
    public Builder requester(@Nullable String value) {
      requesterPrincipalArn = value;
      return this;
    }

    /** The account of who asks. */
    public Builder account(@Nullable String value) {
      requesterAccountId = value;
      return this;
    }

    /** Where it is asked from. */
    public Builder region(@Nullable String value) {
      requesterRegion = value;
      return this;
    }

    /** What approvers read. */
    public Builder description(@Nullable String value) {
      description = value;
      return this;
    }

    /** What who asks has to say. */
    public Builder comment(@Nullable String value) {
      requesterComment = value;
      return this;
    }

    /** Whatever else the service tells. */
    public Builder metadata(@Nullable Map<String, String> value) {
      metadata = value;
      return this;
    }

    /** Approved, it cannot be carried out. */
    public Builder executionFails() {
      executionFails = true;
      return this;
    }

    /** The request. */
    public SessionRequest build() {
      return new SessionRequest(
          id,
          actionName,
          protectedResourceArn,
          requesterServicePrincipal,
          requesterPrincipalArn,
          requesterAccountId,
          requesterRegion,
          description,
          requesterComment,
          metadata == null ? null : Map.copyOf(metadata),
          executionFails);
    }
  }
}
