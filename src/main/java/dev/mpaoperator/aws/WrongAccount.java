package dev.mpaoperator.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials belong to another account than the one that is meant: no call is made with them. */
final class WrongAccount extends SdkClientException {
  WrongAccount(String expected, String actual) {
    super(
        SdkClientException.builder()
            .message(
                "the credentials belong to account %s, and account %s is meant: no call is made with them"
                    .formatted(actual, expected)));
  }

  /** It does not change by itself. */
  @Override
  public boolean retryable() {
    return false;
  }
}
