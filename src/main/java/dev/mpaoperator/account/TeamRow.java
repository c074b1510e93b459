package dev.mpaoperator.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that an account's list shows of a team. It lacks who the approvers are, what is pending and
 * when it was last changed.
 *
 * @param arn its ARN
 * @param name its name
 * @param description what people wrote
 * @param status AWS's word
 * @param statusCode AWS's word
 * @param statusMessage AWS's words
 * @param approvers how many people
 * @param minApprovalsRequired how many must approve
 * @param creationTime when it was created
 */
public record TeamRow(
    String arn,
    @Nullable String name,
    @Nullable String description,
    @Nullable String status,
    @Nullable String statusCode,
    @Nullable String statusMessage,
    @Nullable Integer approvers,
    @Nullable Integer minApprovalsRequired,
    @Nullable Instant creationTime) {

  /** Without what people wrote. */
  @Override
  public String toString() {
    return "TeamRow[" + arn + "]";
  }
}
