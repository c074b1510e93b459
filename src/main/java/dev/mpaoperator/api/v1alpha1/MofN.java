package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** M of N approvers must approve. */
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.minApprovalsRequired >= 2",
    fieldPath = ".minApprovalsRequired",
    message =
        "`minApprovalsRequired` must be at least 2, AWS Multi-party approval does not let one person decide alone: raise it")
public record MofN(
    @JsonPropertyDescription(
            "How many approvers must approve a request: at least 2, at most the number of approvers. AWS recommends"
                + " fewer than all, so that one absence blocks nothing.")
        @Required
        @Max(20)
        int minApprovalsRequired) {}
