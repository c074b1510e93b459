package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What deleting an ApprovalTeam means in AWS. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TeamDeletion(
    @JsonPropertyDescription(
            "'Delete' asks the team to approve its deletion and keeps this resource until AWS has carried it out."
                + " 'Retain' leaves the team in AWS and lets this resource go at once; it can be set on a resource"
                + " that is already being deleted.")
        @Default("Delete")
        @Nullable String policy,
    // AWS's model gives no range; a year is our bound.
    @JsonPropertyDescription(
            "Days between the approval of the deletion and the deletion itself, 0 to 365. Without it AWS decides.")
        @Min(0)
        @Max(365)
        @Nullable Integer pendingWindowDays,
    @JsonPropertyDescription(
            "When this resource goes, under policy 'Delete': 'WhenDeleted' when the team is gone, 'WhenApproved' when"
                + " its people have approved the deletion, 'WhenRequested' when they have been asked, whatever they"
                + " answer.")
        @Default("WhenDeleted")
        @Nullable String release) {
  /** It goes when the team is gone. */
  public static final String WHEN_DELETED = "WhenDeleted";

  /** It goes when the deletion is approved. */
  public static final String WHEN_APPROVED = "WhenApproved";

  /** It goes when people have been asked. */
  public static final String WHEN_REQUESTED = "WhenRequested";
}
