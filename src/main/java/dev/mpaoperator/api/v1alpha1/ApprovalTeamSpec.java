package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an approval team should be.
 *
 * <p>The minimum of three approvers and a threshold of two is not in AWS's model but in its user
 * guide ("Create an approval team"); it stands here so that a smaller team is refused at once and
 * not by an e-mail-less failure later.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.name == oldSelf.name",
    fieldPath = ".name",
    reason = "FieldValueForbidden",
    message =
        "`name` is immutable, AWS cannot rename a team: delete this resource and create one with the new name")
@ValidationRule(
    value = "has(self.identitySourceRef) != has(self.identitySourceArn)",
    message =
        "exactly one of `identitySourceRef` and `identitySourceArn` must be set: name the IdentitySource resource,"
            + " or give the ARN of an identity source that is managed elsewhere")
@ValidationRule(
    value = "size(self.approvers) >= 3",
    fieldPath = ".approvers",
    message =
        "`approvers` must name at least 3 people, AWS Multi-party approval does not accept smaller teams: add approvers")
@ValidationRule(
    value =
        "!has(self.approvalStrategy.mofN) || self.approvalStrategy.mofN.minApprovalsRequired <= size(self.approvers)",
    fieldPath = ".approvalStrategy.mofN.minApprovalsRequired",
    message =
        "`approvalStrategy.mofN.minApprovalsRequired` must not exceed the number of `approvers`: lower it or add"
            + " approvers")
@ValidationRule(
    value =
        "self.approvers.all(a, self.approvers.exists_one(b, (has(a.identityId) && has(b.identityId) &&"
            + " a.identityId == b.identityId) || (has(a.userName) && has(b.userName) && a.userName == b.userName) ||"
            + " (has(a.email) && has(b.email) && a.email == b.email)) || !(has(a.identityId) || has(a.userName) ||"
            + " has(a.email)))",
    fieldPath = ".approvers", // without reason FieldValueDuplicate, which would hide the message
    message =
        "each `identityId`, `userName` and `email` must stand once in `approvers`: one person has one vote, remove the"
            + " duplicate")
@ValidationRule(
    value = "has(self.identitySourceRef) || self.approvers.all(a, has(a.identityId))",
    fieldPath = ".approvers",
    message =
        "`userName` and `email` need `identitySourceRef`, which tells the directory to look in: use it, or name the"
            + " approvers by `identityId`")
@ValidationRule(
    value =
        "!self.description.matches(r'[\\p{Cc}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]')",
    fieldPath = ".description",
    message =
        "`description` must not hold control characters, line breaks or characters that turn the direction of writing,"
            + " so that approvers read what is written: remove them")
@ValidationRule(
    value =
        "!has(self.tags) || self.tags.all(k, !k.matches('^[aA][wW][sS]:') && !k.startsWith('mpaoperator.dev/'))",
    fieldPath = ".tags",
    message =
        "keys of `tags` must not begin with `aws:`, which AWS reserves, nor with `mpaoperator.dev/`, by which the"
            + " operator knows its own teams: use other keys")
@ValidationRule(
    value = "!has(self.tags) || self.tags.all(k, size(k) >= 1 && size(k) <= 128)",
    fieldPath = ".tags",
    message = "keys of `tags` must have 1 to 128 characters: shorten them")
@ValidationRule(
    value = "!has(self.adopt) || !has(self.adopt.name) || self.adopt.name == self.name",
    fieldPath = ".adopt.name",
    message =
        "`adopt.name` must be the same as `name`, AWS cannot rename a team: correct one of them, or give `adopt.arn`")
public record ApprovalTeamSpec(
    @JsonPropertyDescription(
            "Name of the team in AWS: letters, digits, '.', '_' and '-', 1 to 64 characters. Immutable.")
        @Required
        @Size(min = 1, max = 64)
        @Pattern("^[a-zA-Z0-9._-]+$")
        String name,
    @JsonPropertyDescription(
            "What the team is for, 1 to 256 characters. The approvers read it in their invitation. Changing it needs"
                + " their approval.")
        @Required
        @Size(min = 1, max = 256)
        String description,
    @JsonPropertyDescription(
            "How many approvals a request needs. Changing it needs the team's approval.")
        @Required
        ApprovalStrategy approvalStrategy,
    @JsonPropertyDescription(
            "The IdentitySource resource through which the approvers sign in. Exactly one of `identitySourceRef` and"
                + " `identitySourceArn` must be set.")
        @Nullable IdentitySourceReference identitySourceRef,
    @JsonPropertyDescription(
            "ARN of an identity source that no IdentitySource resource manages. Exactly one of `identitySourceRef` and"
                + " `identitySourceArn` must be set.")
        @Size(min = 20, max = 1000)
        @Pattern(Patterns.IDENTITY_SOURCE_ARN)
        @Nullable String identitySourceArn,
    @JsonPropertyDescription(
            "The people who approve: 3 to 20. Changing them needs the team's approval, and every person added must"
                + " accept an invitation within 24 hours.")
        @Required
        @Size(max = 20)
        List<Approver> approvers,
    @JsonPropertyDescription(
            "The AWS policies that say which operations the team guards: 1 to 10, in any order. They can be"
                + " corrected until AWS was asked for the team; from then on they are immutable.")
        @Required
        @Size(min = 1, max = 10)
        List<PolicyReference> policies,
    @JsonPropertyDescription(
            "Tags of the team in AWS, beside those that the operator is configured to set on all teams: up to 40. They"
                + " need no approval. Tags with other keys are not touched.")
        @Nullable Map<String, String> tags,
    @JsonPropertyDescription("How changes are asked for.") @Nullable TeamUpdates updates,
    @JsonPropertyDescription(
            "What happens when the team was changed outside of this resource: 'Report' says so in the status, 'Propose'"
                + " asks the team to undo it. A refusal is final until the spec changes.")
        @Default("Report")
        @Nullable String drift,
    @JsonPropertyDescription("What happens in AWS when this resource is deleted.")
        @Nullable TeamDeletion deletion,
    @JsonPropertyDescription(
            "'Full' carries out what the spec says. 'ObserveOnly' writes nothing to AWS: the status says what is, and"
                + " `status.plannedChanges` what would be done.")
        @Default("Full")
        @Nullable String managementPolicy,
    @JsonPropertyDescription(
            "Take over a team that exists, instead of creating one. Where it differs from the spec, nothing is asked"
                + " until a person says so. It has no effect once this resource has a team.")
        @Nullable TeamAdoption adopt) {}
