package dev.mpaoperator.simulator.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the service says about policies. */
public final class Policies {
  private Policies() {}

  /** A row of ListPolicies. */
  public record Policy(String arn, int defaultVersion, String policyType, String name) {}

  /** One version; ListPolicyVersions leaves the document out. */
  public record Version(
      String arn,
      String policyArn,
      int versionId,
      String policyType,
      boolean isDefault,
      String name,
      String status,
      Instant creationTime,
      Instant lastUpdatedTime,
      @Nullable String document) {

    /** The same with another status. */
    public Version withStatus(String other) {
      return new Version(
          arn,
          policyArn,
          versionId,
          policyType,
          isDefault,
          name,
          other,
          creationTime,
          lastUpdatedTime,
          document);
    }

    /** The row of ListPolicyVersions. */
    public Version withoutDocument() {
      return new Version(
          arn,
          policyArn,
          versionId,
          policyType,
          isDefault,
          name,
          status,
          creationTime,
          lastUpdatedTime,
          null);
    }
  }

  /** A row of ListResourcePolicies. */
  public record Attached(@Nullable String policyArn, String policyType, String policyName) {}

  /** GetResourcePolicy. */
  public record GetAttached(String resourceArn, String policyName, String policyType) {}

  /** Answer of GetResourcePolicy. */
  public record AttachedDocument(
      String resourceArn,
      String policyType,
      @Nullable String policyVersionArn,
      String policyName,
      String policyDocument) {}
}
