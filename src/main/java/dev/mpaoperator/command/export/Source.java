package dev.mpaoperator.command.export;

import dev.mpaoperator.account.AssumedRole;
import org.jspecify.annotations.Nullable;

/**
 * The identity source that the manifests name.
 *
 * @param name of its resource
 * @param account number of the account
 * @param role by which the operator reaches the account, {@code null} for its own credentials
 * @param instanceArn the IAM Identity Center instance
 * @param region of that instance
 * @param exported whether its own manifest is printed: it is not in the cluster yet
 */
record Source(
    String name,
    String account,
    @Nullable AssumedRole role,
    String instanceArn,
    String region,
    boolean exported) {}
