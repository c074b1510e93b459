package dev.mpaoperator.simulator.world;

/** Who calls the service: the account and the access key that signed the request. */
public record Caller(String account, String accessKey) {
  String principalArn() {
    return "arn:aws:iam::" + account + ":user/" + accessKey;
  }
}
