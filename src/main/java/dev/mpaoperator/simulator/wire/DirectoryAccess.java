package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.iam.Access;
import java.util.List;

/**
 * The rights that calls of the Identity Store and of IAM Identity Center need (Service
 * Authorization Reference, list_identitystore and list_iamidentitycenter).
 */
final class DirectoryAccess {
  private DirectoryAccess() {}

  static List<Access> needed(String operation, String account, JsonNode input) {
    if (!operation.startsWith("identitystore:")) {
      return List.of(Access.to(operation, input.path("InstanceArn").asText("*")));
    }
    String store = input.path("IdentityStoreId").asText();
    return List.of(
        Access.to(operation, "arn:aws:identitystore::" + account + ":identitystore/" + store),
        Access.to(operation, "arn:aws:identitystore:::user/" + input.path("UserId").asText("*")));
  }
}
