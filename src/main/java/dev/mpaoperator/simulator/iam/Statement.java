package dev.mpaoperator.simulator.iam;

import java.util.List;

/**
 * A statement of a policy (IAM User Guide, reference_policies_elements).
 *
 * @param principals whom a trust policy means, as {@code TYPE:NAME}; empty in identity policies
 * @param actions those meant, or with {@code otherActions} those not meant
 * @param resources those meant; every one in a trust policy, which has none
 */
record Statement(
    boolean allows,
    List<String> principals,
    List<Glob> actions,
    boolean otherActions,
    List<Glob> resources,
    boolean otherResources,
    List<Condition> conditions) {

  /** Whether it is about this access, whoever asks. */
  boolean isAbout(Access access) {
    return otherActions
            != actions.stream().anyMatch(a -> a.likeIgnoringCase(access.action(), access))
        && otherResources != resources.stream().anyMatch(r -> r.like(access.resource(), access))
        && conditions.stream().allMatch(condition -> condition.holds(access));
  }

  /** Whether it means this one. */
  boolean isFor(Principal principal) {
    return principals.stream()
        .anyMatch(name ->
            name.equals("AWS:*")
                || name.equals("AWS:" + principal.account())
                || name.matches("AWS:arn:[^:]+:iam::" + principal.account() + ":root")
                || name.equals("AWS:" + principal.arn())
                || name.equals("AWS:" + principal.roleArn()));
  }
}
