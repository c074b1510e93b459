package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selects namespaces by their labels; all that is said must be true. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "(has(self.matchLabels) && size(self.matchLabels) > 0) || (has(self.matchExpressions) &&"
            + " size(self.matchExpressions) > 0)",
    message =
        "`selector` must say something, an empty one would let every namespace in: add labels, or use `from: All`")
public record NamespaceSelector(
    @JsonPropertyDescription("Labels that a namespace must have, up to 20.")
        @Nullable Map<String, String> matchLabels,
    @JsonPropertyDescription("Requirements that a namespace must meet, up to 20.") @Size(max = 20)
        @Nullable List<LabelRequirement> matchExpressions) {}
