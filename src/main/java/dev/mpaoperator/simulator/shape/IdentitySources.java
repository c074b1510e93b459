package dev.mpaoperator.simulator.shape;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about identity sources, both ways. */
public final class IdentitySources {
  private IdentitySources() {}

  /** The IAM Identity Center instance; the portal URL only in answers. */
  public record IamIdentityCenter(
      String instanceArn, String region, @Nullable String approvalPortalUrl) {}

  /** The one kind of parameters that exists. */
  public record Parameters(IamIdentityCenter iamIdentityCenter) {}

  /** CreateIdentitySource. */
  public record Create(
      Parameters identitySourceParameters,
      @Nullable Map<String, String> tags,
      @Nullable String clientToken) {}

  /** Answer of CreateIdentitySource. */
  public record Created(
      String identitySourceType, String identitySourceArn, Instant creationTime) {}

  /** Answer of GetIdentitySource and row of ListIdentitySources. */
  public record Source(
      String identitySourceType,
      Parameters identitySourceParameters,
      String identitySourceArn,
      Instant creationTime,
      String status,
      @Nullable String statusCode,
      @Nullable String statusMessage) {}
}
