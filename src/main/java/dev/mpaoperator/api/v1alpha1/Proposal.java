package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * A request that people decide on. It is written before the request is sent, so that a crash at any
 * point leaves a trace of it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Proposal(
    @JsonPropertyDescription(
            "What is asked: Creation, Update or Deletion; or Adoption, of which nobody is asked.")
        String kind,
    @JsonPropertyDescription(
            "Submitting (being sent, or it is not known whether it arrived), NotSent (AWS did not take it, it is tried"
                + " again), Open (people decide), Approved, Rejected,"
                + " Expired, Failed, Cancelled (by somebody else) or Withdrawn (by this operator).")
        String state,
    @JsonPropertyDescription("Fingerprint of what is asked.") String hash,
    @JsonPropertyDescription("Generation of the spec that asks for it.") @Nullable Long generation,
    @JsonPropertyDescription(
            "Counts creations of this resource; part of the token that makes them repeatable.")
        @Nullable Integer attempt,
    @JsonPropertyDescription("ARN of the approval session.") @Nullable String sessionArn,
    @JsonPropertyDescription("Name of the ApprovalSession that shows it, where sessions are shown.")
        @Nullable String approvalSession,
    @JsonPropertyDescription("When it was asked.") @Nullable String requestedTime,
    @JsonPropertyDescription("When it expires unless it is decided before.")
        @Nullable String expirationTime,
    @JsonPropertyDescription("When it was seen to be decided.") @Nullable String completionTime,
    @JsonPropertyDescription(
            "How the votes stand, for example '1 approved, 2 rejected, 2 open of 5'.")
        @Nullable String votes,
    @JsonPropertyDescription(
            "The token of the annotation 'mpaoperator.dev/retry' that wanted it asked once more.")
        @Nullable String retryToken,
    @JsonPropertyDescription(
            "ARN of the last approval session that was known before it was asked: that one is no answer to it.")
        @Nullable String precedingSessionArn) {}
