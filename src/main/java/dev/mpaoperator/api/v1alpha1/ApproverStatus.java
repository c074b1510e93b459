package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * One person of the team as AWS knows it; or one whom a name was found to mean and whom AWS has not
 * been asked for yet, without an answer.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApproverStatus(
    @JsonPropertyDescription(
            "Name of the person in this resource, or the id where the spec does not name it.")
        String name,
    @JsonPropertyDescription("The person's user id in the Identity Center directory.")
        String identityId,
    @JsonPropertyDescription(
            "Of which name this id was found: a fingerprint of the approver's `userName` or `email`. As long as the"
                + " spec names the person so, this id is meant.")
        @Nullable String foundBy,
    @JsonPropertyDescription(
            "Answer to the invitation as AWS gives it: PENDING, ACCEPTED, REJECTED or INVALID. Nothing"
                + " for a person whom the team in AWS does not have.")
        @Nullable String response,
    @JsonPropertyDescription("When the person answered.") @Nullable String responseTime) {}
