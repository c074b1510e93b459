package dev.mpaoperator.account;

import org.jspecify.annotations.Nullable;

/**
 * A policy that teams can be created with.
 *
 * @param arn without a version
 * @param type AWS's word
 * @param defaultVersion the version that {@code $DEFAULT} means
 */
public record Policy(String arn, @Nullable String type, @Nullable Integer defaultVersion) {}
