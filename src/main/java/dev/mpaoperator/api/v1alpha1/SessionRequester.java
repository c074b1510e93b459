package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Who asks for an approval. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SessionRequester(
    @JsonPropertyDescription("ARN of the principal.") @Nullable String principalArn,
    @JsonPropertyDescription("The AWS service through which it asks.")
        @Nullable String servicePrincipal,
    @JsonPropertyDescription("AWS account of the requester.") @Nullable String accountId,
    @JsonPropertyDescription("AWS Region where it was asked.") @Nullable String region) {}
