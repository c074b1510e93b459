package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an identity source should be: a union, of which AWS has one member today. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.iamIdentityCenter)",
    message =
        "exactly one kind of identity source must be set: `iamIdentityCenter` is the only one that AWS has")
@ValidationRule(
    value =
        "!has(oldSelf.iamIdentityCenter) || (has(self.iamIdentityCenter) && self.iamIdentityCenter =="
            + " oldSelf.iamIdentityCenter)",
    fieldPath = ".iamIdentityCenter",
    reason = "FieldValueForbidden",
    message =
        "`iamIdentityCenter` is immutable, AWS cannot move an identity source: delete this resource and create a new"
            + " one")
public record IdentitySourceSpec(
    @JsonPropertyDescription("The IAM Identity Center instance whose users approve. Immutable.")
        @Nullable IamIdentityCenter iamIdentityCenter,
    @JsonPropertyDescription(
            "The AWS account, and how it is reached. Without it: the account of the operator's own credentials.")
        @Nullable AwsAccount account,
    @JsonPropertyDescription(
            "Which namespaces' ApprovalTeams may use this identity source, and with it the account; none without this"
                + " list, up to 50 entries. A team must keep to the limits of one entry that lets its namespace in."
                + " When that ends later, the team stays in AWS as it is, and is not managed any more.")
        @Size(max = 50)
        @Nullable List<AllowedNamespaces> allowedNamespaces,
    @JsonPropertyDescription(
            "'Delete' deletes the identity source in AWS with this resource, if this resource created it and no team"
                + " stands on it. 'Retain' leaves it.")
        @Default("Delete")
        @Nullable String deletionPolicy) {}
