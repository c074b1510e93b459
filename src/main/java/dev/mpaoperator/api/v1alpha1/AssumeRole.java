package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A role that gives access to another account. Bounds are those of the STS API (AssumeRole). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AssumeRole(
    @JsonPropertyDescription(
            "ARN of the role, for example 'arn:aws:iam::444455556666:role/mpa-operator'. Its trust policy must let the"
                + " operator's own role in.")
        @Required
        @Size(min = 20, max = 2048)
        @Pattern(Patterns.ROLE_ARN)
        String roleArn,
    @JsonPropertyDescription("The external id that the role's trust policy demands, if any.")
        @Size(min = 2, max = 1224)
        @Pattern("^[\\w+=,.@:/-]*$")
        @Nullable String externalId,
    @JsonPropertyDescription("How CloudTrail names those who act by the role, 2 to 64 characters.")
        @Default("mpa-operator")
        @Size(min = 2, max = 64)
        @Pattern("^[\\w+=,.@-]*$")
        @Nullable String sessionName,
    @JsonPropertyDescription(
            "Tags of the session, up to 40, to which IAM policies can refer as aws:PrincipalTag. The trust policy must"
                + " allow sts:TagSession.")
        @Nullable Map<String, String> sessionTags,
    @JsonPropertyDescription(
            "How long a session lasts before it is replaced, in seconds, 900 (15 minutes) to 43200 (12 hours); at most"
                + " what the role allows, and 3600 if the operator's own credentials are a role's.")
        @Default("3600")
        @Min(900)
        @Max(43200)
        @Nullable Integer durationSeconds) {}
