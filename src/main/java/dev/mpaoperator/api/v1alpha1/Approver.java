package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One person of a team. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Approver(
    @JsonPropertyDescription(
            "A short name for this person within this resource, for example 'alice': it stands in the status, so that"
                + " nobody has to read ids. AWS does not see it. Unique in the list.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$")
        String name,
    @JsonPropertyDescription(
            "The person's user id in the Identity Center directory (`aws identitystore list-users`), 1 to 100"
                + " characters.")
        @Required
        @Size(min = 1, max = 100)
        String identityId) {}
