package dev.mpaoperator.account;

import org.jspecify.annotations.Nullable;

/**
 * One version of a policy. It never changes, except for its status and whether it is the default.
 *
 * @param number its number
 * @param isDefault whether {@code $DEFAULT} means this one
 * @param status AWS's word
 */
public record PolicyVersion(int number, boolean isDefault, @Nullable String status) {}
