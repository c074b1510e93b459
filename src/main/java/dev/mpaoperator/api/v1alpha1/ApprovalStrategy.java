package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How votes are counted: a union, of which AWS has one member today. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.mofN)",
    message = "exactly one strategy must be set: `mofN` is the only one that AWS has")
public record ApprovalStrategy(
    @JsonPropertyDescription("M of N: a request is approved once M of the N approvers approve it.")
        @Nullable MofN mofN) {}
