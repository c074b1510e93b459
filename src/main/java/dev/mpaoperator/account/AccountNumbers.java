package dev.mpaoperator.account;

/** Tells the numbers of accounts. */
@FunctionalInterface
public interface AccountNumbers {

  /**
   * The number of the account that its credentials belong to, as AWS says.
   *
   * @return 12 digits
   * @throws dev.mpaoperator.failure.CloudFailure if it is not the one that it must be, or if AWS
   *     cannot be asked
   */
  String numberOf(Account account);
}
