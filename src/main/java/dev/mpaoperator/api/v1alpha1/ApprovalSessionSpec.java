package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which session it is, and the only wish that a person may state: to cancel it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.sessionArn == oldSelf.sessionArn",
    fieldPath = ".sessionArn",
    reason = "FieldValueForbidden",
    message =
        "`sessionArn` is immutable: the operator makes a resource for each session, only `cancel` may be set")
@ValidationRule(
    value = "self.approvalTeamRef == oldSelf.approvalTeamRef",
    fieldPath = ".approvalTeamRef",
    reason = "FieldValueForbidden",
    message =
        "`approvalTeamRef` is immutable: the operator makes a resource for each session, only `cancel` may be set")
@ValidationRule(
    value = "!has(oldSelf.cancel) || !oldSelf.cancel || (has(self.cancel) && self.cancel)",
    fieldPath = ".cancel",
    reason = "FieldValueForbidden",
    message =
        "`cancel` cannot be taken back: AWS does not open a cancelled session again, ask for the same once more instead")
public record ApprovalSessionSpec(
    @JsonPropertyDescription("ARN of the session. Set by the operator, immutable.")
        @Required
        @Size(min = 20, max = 2048)
        @Pattern(Patterns.SESSION_ARN)
        String sessionArn,
    @JsonPropertyDescription(
            "The ApprovalTeam that decides, in the same namespace. Set by the operator, immutable.")
        @Required
        ApprovalTeamReference approvalTeamRef,
    @JsonPropertyDescription(
            "Set it to true to cancel the session, once and for good. Only an open request to update or delete the team"
                + " itself can be cancelled (`status.cancellable`); a cancelled request counts as an answer and is not"
                + " asked again.")
        @Nullable Boolean cancel) {

  /** Whether a person wants it cancelled. */
  public boolean wantsCancel() {
    return Boolean.TRUE.equals(cancel);
  }
}
