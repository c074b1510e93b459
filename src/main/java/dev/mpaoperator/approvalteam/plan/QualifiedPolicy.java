package dev.mpaoperator.approvalteam.plan;

import org.jspecify.annotations.Nullable;

/**
 * A policy and which version of it, as a qualified ARN names them.
 *
 * @param policyArn ARN without the version
 * @param version a number or {@code $DEFAULT}; empty if the ARN was none
 */
public record QualifiedPolicy(String policyArn, String version) {
  /** Whichever version is AWS's default. */
  public static final String DEFAULT = "$DEFAULT";

  /** Takes an ARN apart. */
  public static QualifiedPolicy of(String arn) {
    var slash = arn.lastIndexOf('/');
    return slash < 0
        ? new QualifiedPolicy(arn, "")
        : new QualifiedPolicy(arn.substring(0, slash), arn.substring(slash + 1));
  }

  /** The whole ARN. */
  public String arn() {
    return version.isEmpty() ? policyArn : policyArn + "/" + version;
  }

  /** The version as a number, {@code null} if it is none that a version could have. */
  public @Nullable Integer number() {
    return version.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(version) : null;
  }

  /** Whether this means whichever version is the default. */
  public boolean isDefault() {
    return version.equals(DEFAULT);
  }
}
