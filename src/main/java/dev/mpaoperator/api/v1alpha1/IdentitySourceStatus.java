package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What AWS says of the identity source. Values that mirror AWS are plain strings and stand here as
 * they came.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record IdentitySourceStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Ready: teams can use it. Synced: AWS answers and the wish is submitted. Reconciling: work is awaited."
                + " Stalled: it will not go on by itself.")
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription(
            "Number of the AWS account, as AWS told it of the credentials. From then on nothing is done with those of"
                + " another account.")
        @Nullable String accountId,
    @JsonPropertyDescription("ARN of the identity source.") @Nullable String arn,
    @JsonPropertyDescription("Where the approvers sign in, accept and vote.")
        @Nullable String approvalPortalUrl,
    @JsonPropertyDescription("Status as AWS gives it, for example ACTIVE.")
        @Nullable String sourceStatus,
    @JsonPropertyDescription("Status code as AWS gives it, for example IDC_INSTANCE_NOT_FOUND.")
        @Nullable String sourceStatusCode,
    @JsonPropertyDescription("Status message as AWS gives it.") @Nullable String statusMessage,
    @JsonPropertyDescription("When it was created in AWS.") @Nullable String creationTime,
    @JsonPropertyDescription(
            "Created: this resource created it. Adopted: it was there already and fits the spec; it is not deleted with"
                + " this resource.")
        @Nullable String origin,
    @JsonPropertyDescription(
            "Counts creations of this resource; part of the token that makes them repeatable.")
        @Nullable Integer attempt) {}
