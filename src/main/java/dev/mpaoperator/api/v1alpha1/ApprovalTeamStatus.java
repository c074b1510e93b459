package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What AWS and the people are doing. Values that mirror AWS are plain strings and stand here as
 * they came.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApprovalTeamStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Ready: this spec is in force. Available: AWS says ACTIVE. Synced: AWS answers and the wish is submitted."
                + " ApproversResolved: the identity source is known. PoliciesResolved: the policies exist. Reconciling:"
                + " work or people are awaited. Stalled: it will not go on by itself.")
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("ARN of the team.") @Nullable String arn,
    @JsonPropertyDescription("Version of the team that is in force.") @Nullable String versionId,
    @JsonPropertyDescription("Status of the team as AWS gives it, for example ACTIVE.")
        @Nullable String teamStatus,
    @JsonPropertyDescription(
            "Status code of the team as AWS gives it, for example UPDATE_PENDING_APPROVAL.")
        @Nullable String teamStatusCode,
    @JsonPropertyDescription("Status message of the team as AWS gives it.")
        @Nullable String statusMessage,
    @JsonPropertyDescription("When the team was created in AWS.") @Nullable String creationTime,
    @JsonPropertyDescription("When AWS last changed the team.") @Nullable String lastUpdateTime,
    @JsonPropertyDescription("Approvals that a request needs now.")
        @Nullable Integer minApprovalsRequired,
    @JsonPropertyDescription(
            "The people of the team as it is now, and their answers; and those whom a name was found to mean"
                + " and whom AWS has not been asked for.")
        @Nullable List<ApproverStatus> approvers,
    @JsonPropertyDescription("How many of the approvers have accepted, for example '3/5'.")
        @Nullable String approversAccepted,
    @JsonPropertyDescription("Who or what is waited for, and until when, in a few words.")
        @Nullable String waitingFor,
    @JsonPropertyDescription(
            "The policies of the team, which say what it guards; before there is a team, those of the spec that exist.")
        @Size(max = 10)
        @Nullable List<PolicyStatus> policies,
    @JsonPropertyDescription(
            "The policies that say who may do what with the team: its own, and what sharing it with other accounts adds.")
        @Size(max = 100)
        @Nullable List<ResourcePolicyStatus> resourcePolicies,
    @JsonPropertyDescription(
            "The last request of this resource that people decide on, or its taking over of a team.")
        @Nullable Proposal proposal,
    @JsonPropertyDescription(
            "What would be done, and of how many people it would be asked, if nothing held it back.")
        @Nullable List<String> plannedChanges,
    @JsonPropertyDescription("In what the team differs because it was changed outside.")
        @Nullable List<Drift> drift,
    @JsonPropertyDescription("A changed spec that has not stood long enough to be asked for.")
        @Nullable Settling settling,
    @JsonPropertyDescription("The tags of the team that this resource has set.")
        @Nullable ManagedTags managedTags,
    @JsonPropertyDescription(
            "Fingerprint of the definition that this resource last saw in force: a difference that comes without a"
                + " new spec was made outside.")
        @Nullable String definitionHash,
    @JsonPropertyDescription(
            "The token of the annotation 'mpaoperator.dev/retry' that was fulfilled last: a new token asks once more for"
                + " what was refused.")
        @Nullable String handledRetry) {}
