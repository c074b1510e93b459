package dev.mpaoperator.simulator.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session of a role: what STS gave out.
 *
 * @param callerArn who asked; nobody for a web identity
 * @param expires in real time, by which clients throw credentials away
 */
public record AssumedRole(
    String accessKey,
    String roleArn,
    String account,
    String sessionName,
    @Nullable String externalId,
    Map<String, String> tags,
    Duration duration,
    Instant expires,
    @Nullable String callerArn) {

  /** The ARN of the session. */
  public String arn() {
    // A role's path is no part of it (IAM User Guide, reference_identifiers).
    String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    return "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + sessionName;
  }
}
