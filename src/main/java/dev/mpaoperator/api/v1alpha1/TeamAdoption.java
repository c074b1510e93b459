package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which existing team an ApprovalTeam takes over. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.arn) != has(self.name)",
    message =
        "exactly one of `adopt.arn` and `adopt.name` must be set: give the team's ARN, or its name if the account has"
            + " one team of that name")
public record TeamAdoption(
    @JsonPropertyDescription("ARN of the team. Exactly one of `arn` and `name` must be set.")
        @Size(min = 20, max = 2048)
        @Pattern(Patterns.TEAM_ARN)
        @Nullable String arn,
    @JsonPropertyDescription(
            "Name of the team, the same as `spec.name`; the account must have exactly one team of that name. Exactly"
                + " one of `arn` and `name` must be set.")
        @Size(min = 1, max = 64)
        @Nullable String name) {}
