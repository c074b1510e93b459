package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Namespaces whose teams may use an identity source, and what such teams may be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "(has(self.names) ? 1 : 0) + (has(self.selector) ? 1 : 0) + (has(self.from) ? 1 : 0) == 1",
    message =
        "exactly one of `names`, `selector` and `from` must be set in each entry of `allowedNamespaces`: name the"
            + " namespaces, select them by labels, or let all in by `from: All`")
public record AllowedNamespaces(
    @JsonPropertyDescription(
            "Names of namespaces, 1 to 100. Exactly one of `names`, `selector` and `from` must be set.")
        @Size(min = 1, max = 100)
        @Nullable List<String> names,
    @JsonPropertyDescription(
            "Namespaces with these labels. Whoever may label namespaces can let them in. Exactly one of `names`,"
                + " `selector` and `from` must be set.")
        @Nullable NamespaceSelector selector,
    @JsonPropertyDescription(
            "'All' lets every namespace in. Exactly one of `names`, `selector` and `from` must be set.")
        @Nullable String from,
    @JsonPropertyDescription("What teams of these namespaces may be; without it everything.")
        @Nullable TeamLimits limits) {
  /** Every namespace. */
  public static final String ALL = "All";
}
