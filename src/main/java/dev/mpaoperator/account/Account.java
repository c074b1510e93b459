package dev.mpaoperator.account;

import org.jspecify.annotations.Nullable;

/**
 * An AWS account that the operator works in, as a key: equal ones share clients, limits and lists.
 *
 * @param id its number, 12 digits, if it is known which one it must be
 * @param role what gives access to it, {@code null} for the operator's own credentials
 */
public record Account(@Nullable String id, @Nullable AssumedRole role) {
  /** That of the operator's own credentials, whichever it is. */
  public static final Account OWN = new Account(null, null);
}
