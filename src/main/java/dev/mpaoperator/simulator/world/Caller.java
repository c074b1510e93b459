package dev.mpaoperator.simulator.world;

/**
 * Who calls the service: the account and the access key that signed the request.
 *
 * @param principalArn who stands behind the key: a user, or the session of a role
 */
public record Caller(String account, String accessKey, String principalArn) {
  /** A caller of whom no more is known. */
  public Caller(String account, String accessKey) {
    this(account, accessKey, "arn:aws:iam::" + account + ":user/" + accessKey);
  }
}
