package dev.mpaoperator.operations;

/**
 * The configuration cannot be used; the message says which key is wrong and what would be right.
 */
public final class ConfigException extends RuntimeException {
  /** A refusal. */
  public ConfigException(String message) {
    super(message);
  }
}
