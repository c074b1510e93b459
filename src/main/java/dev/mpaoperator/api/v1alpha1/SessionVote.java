package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The answer of one approver. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SessionVote(
    @JsonPropertyDescription("Name by which the team's spec knows this person, else the id.")
        @Nullable String name,
    @JsonPropertyDescription("User id in IAM Identity Center.") @Nullable String identityId,
    @JsonPropertyDescription("The answer as AWS gives it: APPROVED, REJECTED or NO_RESPONSE.")
        @Nullable String response,
    @JsonPropertyDescription("When the answer came.") @Nullable String responseTime) {}
