package dev.mpaoperator.account;

/**
 * An AWS account that the operator works in, as a key.
 *
 * @param id what tells it from others; never shown
 */
public record Account(String id) {
  /** That of the operator's own credentials, whose number it need not know. */
  public static final Account OWN = new Account("own");
}
