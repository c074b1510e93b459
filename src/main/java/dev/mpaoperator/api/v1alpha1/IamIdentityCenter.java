package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * An IAM Identity Center instance: an organization instance, AWS does not accept account instances.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IamIdentityCenter(
    @JsonPropertyDescription(
            "ARN of the instance (`aws sso-admin list-instances`), for example"
                + " 'arn:aws:sso:::instance/ssoins-1234567890abcdef'.")
        @Required
        @Size(min = 20, max = 2048)
        @Pattern(Patterns.INSTANCE_ARN)
        String instanceArn,
    @JsonPropertyDescription(
            "AWS Region of the instance, for example 'eu-central-1'; it may differ from the one of Multi-party"
                + " approval, which is us-east-1.")
        @Required
        @Size(min = 1, max = 64)
        @Pattern("^[a-z0-9-]+$")
        String region) {}
