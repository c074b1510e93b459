package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One person of a team. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "(has(self.identityId) ? 1 : 0) + (has(self.userName) ? 1 : 0) + (has(self.email) ? 1 : 0) == 1",
    message =
        "exactly one of `identityId`, `userName` and `email` must be set for each approver: leave the others out")
public record Approver(
    @JsonPropertyDescription(
            "A short name for this person within this resource, for example 'alice': it stands in the status, so that"
                + " nobody has to read ids. AWS does not see it. Unique in the list.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$")
        String name,
    @JsonPropertyDescription(
            "The person's user id in the Identity Center directory (`aws identitystore list-users`), 1 to 100"
                + " characters. Exactly one of `identityId`, `userName` and `email` must be set.")
        @Size(min = 1, max = 100)
        @Nullable String identityId,
    @JsonPropertyDescription(
            "The person's user name in the Identity Center directory, as it is written there, 1 to 128 characters."
                + " Whom it names is looked up once and then kept: if it names somebody else later, that is reported.")
        @Size(min = 1, max = 128)
        @Nullable String userName,
    @JsonPropertyDescription(
            "An e-mail address of the person in the Identity Center directory, as it is written there, 3 to 254"
                + " characters; else like `userName`.")
        @Size(min = 3, max = 254)
        @Pattern("^[^\\s@]+@[^\\s@]+$")
        @Nullable String email) {}
