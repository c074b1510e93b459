package dev.mpaoperator.access;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import org.jspecify.annotations.Nullable;

/** Whether a team may use what its spec refers to. */
public sealed interface Access {

  /**
   * It may.
   *
   * @param account where it works
   * @param source the identity source that it refers to, {@code null} if it gives an ARN instead
   * @param deletes whether its team may be deleted in AWS
   * @param limit what the spec asks for beyond the limits of its namespace, and what can be done;
   *     {@code null} if it keeps to them
   */
  record Granted(
      Account account, @Nullable IdentitySource source, boolean deletes, @Nullable String limit)
      implements Access {}

  /**
   * There is no identity source of that name.
   *
   * @param message why, where there is more to say
   */
  record NoSource(@Nullable String message) implements Access {}

  /**
   * Its namespace is not let in.
   *
   * @param message why, and what can be done
   */
  record NotAllowed(String message) implements Access {}

  /** Its team is in another account than the one that its spec leads to. */
  record OtherAccount(String message) implements Access {}
}
