package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How changes of an ApprovalTeam are asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TeamUpdates(
    @JsonPropertyDescription(
            "What becomes of an open request of this resource when the spec changes again: 'Replace' cancels it and"
                + " asks for the new spec, 'Wait' lets people decide it first. A request is cancelled in any case when"
                + " the spec goes back to what is in force, and never while people whom it adds are being invited,"
                + " which AWS cannot take back.")
        @Default("Replace")
        @Nullable String whilePending,
    @JsonPropertyDescription(
            "Seconds for which a changed spec must stand before people are asked, 0 to 3600, so that several quick"
                + " changes are one request. Without it the operator's `settleSeconds` counts.")
        @Min(0)
        @Max(3600)
        @Nullable Integer settleSeconds) {
  /** An open request makes way for a newer wish. */
  public static final String REPLACE = "Replace";

  /** An open request is decided first. */
  public static final String WAIT = "Wait";
}
