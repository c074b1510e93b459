package dev.mpaoperator.api.v1alpha1;

/** Patterns of AWS identifiers, anchored as Kubernetes needs them. */
final class Patterns {
  /** AWS gives no pattern for it; this is the form of every documented one. */
  static final String IDENTITY_SOURCE_ARN =
      "^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:identity-source/.+$";

  /**
   * The version is mandatory: a number or {@code $DEFAULT}. AWS bounds each part to 1023
   * characters, which Kubernetes cannot count to in a pattern; the length of the whole is bounded.
   */
  static final String QUALIFIED_POLICY_ARN =
      "^arn:.{1,63}:mpa:::aws:policy/[a-zA-Z0-9_.-]+/[a-zA-Z0-9_.-]+/([0-9]+|\\$DEFAULT)$";

  /** An approval team. */
  static final String TEAM_ARN =
      "^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:approval-team/[a-zA-Z0-9._-]+$";

  /** An approval session. */
  static final String SESSION_ARN =
      "^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:session/[a-zA-Z0-9._-]+/[a-zA-Z0-9_-]+$";

  /** An IAM Identity Center instance. */
  static final String INSTANCE_ARN = "^arn:.+:sso:::instance/(sso)?ins-[a-zA-Z0-9.-]{16}$";

  /** An IAM role, perhaps with a path. */
  static final String ROLE_ARN = "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/[a-zA-Z0-9+=,.@_/-]+$";

  private Patterns() {}
}
