package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Names an IdentitySource resource, which is cluster-scoped. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IdentitySourceReference(
    @JsonPropertyDescription("Name of the IdentitySource resource.")
        @Required
        @Size(min = 1, max = 253)
        String name) {}
