package dev.mpaoperator.aws;

/** Parts of an ARN. */
final class Arns {
  private Arns() {}

  /** The account, 12 digits, or an empty text where there is none. */
  static String accountId(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }
}
