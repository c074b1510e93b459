package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One policy of the team, as far as AWS lets it be looked at. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyStatus(
    @JsonPropertyDescription("Its ARN as AWS shows it; before there is a team, as the spec does.")
        @Required
        @Size(max = 1224)
        String arn,
    @JsonPropertyDescription("The version in force, or that would be.") @Nullable Integer version,
    @JsonPropertyDescription(
            "Status of that version as AWS gives it: ATTACHABLE, or DEPRECATED, with which no team can be created any"
                + " more.")
        @Size(max = 64)
        @Nullable String status,
    @JsonPropertyDescription("The actions that it allows, shortened.") @Size(max = 20)
        @Nullable List<String> allows,
    @JsonPropertyDescription(
            "The policy's default version, if that is a newer one. AWS cannot change the policies of a team.")
        @Nullable Integer newerDefaultVersion) {}
