package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One version of a policy that AWS offers. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyReference(
    @JsonPropertyDescription(
            "Qualified ARN of the policy, ending in a version number or '$DEFAULT', for example"
                + " 'arn:aws:mpa:::aws:policy/backup.amazonaws.com/CreateRestoreAccessVault/$DEFAULT'.")
        @Required
        @Size(min = 1, max = 1224)
        @Pattern(Patterns.QUALIFIED_POLICY_ARN)
        String arn) {}
