package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One thing in which a team differs from the spec because it was changed outside. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Drift(
    @JsonPropertyDescription(
            "What differs: `description`, `approvalStrategy.mofN.minApprovalsRequired` or `approvers`.")
        String field,
    @JsonPropertyDescription("What the spec says.") String desired,
    @JsonPropertyDescription("What is in force.") String actual,
    @JsonPropertyDescription("Since when, as far as AWS or the operator's own looking tells.")
        @Nullable String sinceTime) {}
