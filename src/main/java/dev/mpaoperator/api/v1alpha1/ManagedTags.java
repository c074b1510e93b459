package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of the team that this resource has set. Others are not touched. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ManagedTags(
    @JsonPropertyDescription("Their keys.") @Nullable List<String> keys,
    @JsonPropertyDescription("Fingerprint of keys and values, as they were last seen or set.")
        @Nullable String hash) {}
