package dev.mpaoperator.identitysource;

import dev.mpaoperator.identitysource.plan.ObservedSource.State;
import dev.mpaoperator.identitysource.plan.Parameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One read of an identity source.
 *
 * @param arn its ARN
 * @param parameters the instance that it stands on
 * @param state for the plan
 * @param status AWS's word, as it came
 * @param statusCode AWS's word, as it came
 * @param statusMessage AWS's text, as it came
 * @param approvalPortalUrl where people accept and vote
 * @param creationTime when it was created
 */
public record SourceSnapshot(
    String arn,
    Parameters parameters,
    State state,
    @Nullable String status,
    @Nullable String statusCode,
    @Nullable String statusMessage,
    @Nullable String approvalPortalUrl,
    @Nullable Instant creationTime) {}
