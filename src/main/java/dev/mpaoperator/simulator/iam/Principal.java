package dev.mpaoperator.simulator.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind an access key.
 *
 * @param arn of the user, or of the session of a role
 * @param roleArn of the role, for a session
 * @param tags the tags of the session
 * @param policies the identity policies; none at all means that nothing is limited
 */
public record Principal(
    String account,
    String arn,
    @Nullable String roleArn,
    Map<String, String> tags,
    @Nullable List<Policy> policies) {

  /** What the identity policies say. */
  public Verdict verdict(Access access) {
    if (policies == null) {
      return Verdict.ALLOWED;
    }
    Access known = known(access);
    if (policies.stream().anyMatch(policy -> policy.says(false, known))) {
      return Verdict.DENIED;
    }
    return policies.stream().anyMatch(policy -> policy.says(true, known))
        ? Verdict.ALLOWED
        : Verdict.NOT_ALLOWED;
  }

  /** Why the identity policies do not allow it, in AWS's words; nothing if they do. */
  public @Nullable String refusal(Access access) {
    String told =
        "User: "
            + arn
            + " is not authorized to perform: "
            + access.action()
            + " on resource: "
            + access.resource();
    return switch (verdict(access)) {
      case ALLOWED -> null;
      case NOT_ALLOWED ->
          told + " because no identity-based policy allows the " + access.action() + " action";
      case DENIED -> told + " with an explicit deny in an identity-based policy";
    };
  }

  /** With what is known of the principal itself. */
  Access known(Access access) {
    Access known =
        access
            .with("aws:PrincipalAccount", account)
            .with("aws:PrincipalArn", roleArn == null ? arn : roleArn);
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      known = known.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
    }
    return known;
  }
}
