package dev.mpaoperator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The AWS account of an identity source, and how it is reached. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value =
        "!has(self.id) || !has(self.assumeRole) || self.assumeRole.roleArn.split(':')[4] == self.id",
    fieldPath = ".id",
    message =
        "`account.id` must be the account of `account.assumeRole.roleArn`: correct one of them, or leave `id` out")
@ValidationRule(
    value =
        "!has(self.assumeRole) || !has(oldSelf.assumeRole) || self.assumeRole.roleArn.split(':')[4] =="
            + " oldSelf.assumeRole.roleArn.split(':')[4]",
    fieldPath = ".assumeRole.roleArn",
    reason = "FieldValueForbidden",
    message =
        "the account of `assumeRole.roleArn` is immutable, an identity source does not move to another account: create"
            + " a new resource for the other account")
@ValidationRule(
    value = "!has(self.id) || !has(oldSelf.id) || self.id == oldSelf.id",
    fieldPath = ".id",
    reason = "FieldValueForbidden",
    message =
        "`account.id` is immutable, an identity source does not move to another account: create a new resource for the"
            + " other account")
public record AwsAccount(
    @JsonPropertyDescription(
            "Number of the account, 12 digits. Nothing is done with credentials of any other account. Without it, it"
                + " is that of `assumeRole.roleArn`, or the one that the operator's own credentials belong to at first.")
        @Size(min = 12, max = 12)
        @Pattern("^[0-9]{12}$")
        @Nullable String id,
    @JsonPropertyDescription(
            "A role that gives access to the account. Without it the operator's own credentials are used.")
        @Nullable AssumeRole assumeRole) {}
