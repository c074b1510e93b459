package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The session as AWS shows it. Values that mirror AWS are plain strings, as they came. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApprovalSessionStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Synced: the status is what AWS showed last. Completed: the session has ended, the reason says how."
                + " Cancelled, only if that was wished: whether it was done.")
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("ARN of the team that decides.") @Nullable String approvalTeamArn,
    @JsonPropertyDescription("Status of the session as AWS gives it, for example PENDING.")
        @Nullable String sessionStatus,
    @JsonPropertyDescription("Status code as AWS gives it, for example REJECTED or EXPIRED.")
        @Nullable String sessionStatusCode,
    @JsonPropertyDescription("Status message as AWS gives it.") @Nullable String statusMessage,
    @JsonPropertyDescription(
            "Whether the approved action was carried out, as AWS gives it: PENDING, EXECUTED or FAILED.")
        @Nullable String executionStatus,
    @JsonPropertyDescription("The action that is asked for, as AWS gives it.")
        @Nullable String actionName,
    @JsonPropertyDescription("When an approved action is carried out, as AWS gives it.")
        @Nullable String actionCompletionStrategy,
    @JsonPropertyDescription("ARN of the resource that the action is about.")
        @Nullable String protectedResourceArn,
    @JsonPropertyDescription("What the request is for, by the service that protects the resource.")
        @Nullable String description,
    @JsonPropertyDescription("What the requester wrote.") @Nullable String requesterComment,
    @JsonPropertyDescription("Who asks.") @Nullable SessionRequester requester,
    @JsonPropertyDescription(
            "The request of this team's resource that this session is about: Update or Deletion. Absent for requests of"
                + " others.")
        @Nullable String operatorRequest,
    @JsonPropertyDescription(
            "How the votes stand: approvals, and how many are needed, for example '1/2'.")
        @Nullable String votes,
    @JsonPropertyDescription("Approvals that are needed.") @Nullable Integer minApprovalsRequired,
    @JsonPropertyDescription("People who approved.") @Nullable Integer approved,
    @JsonPropertyDescription("People who rejected.") @Nullable Integer rejected,
    @JsonPropertyDescription("People who have not answered.") @Nullable Integer noResponse,
    @JsonPropertyDescription("The answer of each approver.") @Nullable List<SessionVote> approvers,
    @JsonPropertyDescription("When it was asked.") @Nullable String initiationTime,
    @JsonPropertyDescription("When it expires unless it is decided before.")
        @Nullable String expirationTime,
    @JsonPropertyDescription("When it ended.") @Nullable String completionTime,
    @JsonPropertyDescription("What else the service says about the request.")
        @Nullable Map<String, String> metadata,
    @JsonPropertyDescription(
            "Whether `spec.cancel` can have an effect: an open request to update or delete the team itself.")
        @Nullable Boolean cancellable,
    @JsonPropertyDescription(
            "When AWS was asked to cancel the session, because `spec.cancel` wants it.")
        @Nullable String cancelRequestedTime) {}
