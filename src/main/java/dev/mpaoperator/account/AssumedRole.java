package dev.mpaoperator.account;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that gives access to an account.
 *
 * @param arn its ARN
 * @param externalId what its trust policy demands, {@code null} if it demands none; not to be shown
 * @param sessionName how AWS names those who act by it, in CloudTrail for example
 * @param tags tags of its sessions, which policies can refer to; not to be shown
 * @param duration of a session, 15 minutes to 12 hours (STS API Reference, AssumeRole)
 */
public record AssumedRole(
    String arn,
    @Nullable String externalId,
    String sessionName,
    Map<String, String> tags,
    Duration duration) {

  /** Copies the tags. */
  public AssumedRole {
    tags = Map.copyOf(tags);
  }

  /** Without what is not to be shown. */
  @Override
  public String toString() {
    return arn;
  }
}
