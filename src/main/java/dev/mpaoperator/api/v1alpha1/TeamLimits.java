package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What teams of a namespace may be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TeamLimits(
    @JsonPropertyDescription(
            "ARNs of the policies that may be used: with a version or '$DEFAULT' as a team must name it, or without"
                + " for every version. Without this list every policy may be used.")
        @Size(min = 1, max = 50)
        @Nullable List<String> policies,
    @JsonPropertyDescription("The least number of approvers, 3 to 20.") @Min(3) @Max(20)
        @Nullable Integer minApprovers,
    @JsonPropertyDescription("The least `approvalStrategy.mofN.minApprovalsRequired`, 2 to 20.")
        @Min(2)
        @Max(20)
        @Nullable Integer minApprovalsRequired,
    @JsonPropertyDescription(
            "'Forbidden': deleting an ApprovalTeam does not delete the team in AWS, nor ask for that; the resource"
                + " waits until it is retained. 'Allowed': as its spec says.")
        @Default("Allowed")
        @Nullable String deletion) {
  /** A team is deleted as its spec says. */
  public static final String ALLOWED = "Allowed";

  /** No team is deleted. */
  public static final String FORBIDDEN = "Forbidden";
}
