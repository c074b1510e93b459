package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A changed spec that has not stood long enough to be asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settling(
    @JsonPropertyDescription("Fingerprint of what would be asked for.") String hash,
    @JsonPropertyDescription("When it is asked for, unless the spec changes before.")
        String untilTime) {}
