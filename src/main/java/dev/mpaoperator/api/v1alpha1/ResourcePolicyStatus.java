package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One policy that says who may do what with the team. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourcePolicyStatus(
    @JsonPropertyDescription("Its name in AWS.") @Required @Size(max = 256) String name,
    @JsonPropertyDescription(
            "Its type as AWS gives it: AWS_MANAGED for a policy of the team, AWS_RAM where the team is shared with other"
                + " accounts.")
        @Required
        @Size(max = 64)
        String type,
    @JsonPropertyDescription("ARN of the policy's version, where it is one of AWS's own.")
        @Size(max = 1224)
        @Nullable String policyArn,
    @JsonPropertyDescription("The actions that it allows, shortened.") @Size(max = 20)
        @Nullable List<String> allows) {}
