package dev.mpaoperator.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.iam.Access;
import dev.mpaoperator.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rights that calls of Multi-party approval need (Service Authorization Reference, list_mpa).
 * Where that page names no resource it is {@code *}, and nothing is known of the resource's tags.
 */
final class MpaAccess {
  /** Set while a service calls another one with the caller's rights. */
  private static final String CALLED_VIA = "aws:CalledVia";

  private static final String SERVICE = "mpa.amazonaws.com";

  private final World world;

  MpaAccess(World world) {
    this.world = world;
  }

  /** All that the caller needs, to be asked for inside of the world. */
  List<Access> needed(String operation, String account, JsonNode input) {
    String action = "mpa:" + operation;
    return switch (operation) {
      case "CreateApprovalTeam" -> creation(action, account, "approval-team/*", input);
      case "CreateIdentitySource" ->
          Stream.of(
                  creation(action, account, "identity-source/*", input),
                  instance(input.findPath("InstanceArn").asText(), account))
              .flatMap(List::stream)
              .toList();
      case "DeleteIdentitySource" ->
          List.of(
              on(action, input.path("IdentitySourceArn").asText()),
              application("sso:DescribeApplication", account),
              application("sso:DeleteApplication", account));
      case "GetIdentitySource" -> List.of(on(action, input.path("IdentitySourceArn").asText()));
      case "GetApprovalTeam",
          "UpdateApprovalTeam",
          "StartActiveApprovalTeamDeletion",
          "DeleteInactiveApprovalTeamVersion" ->
          List.of(on(action, input.path("Arn").asText()));
      case "GetSession", "CancelSession" ->
          List.of(session(action, input.path("SessionArn").asText()));
      case "TagResource" -> List.of(Access.to(action, "*").withRequestTags(tags(input)));
      case "UntagResource" ->
          List.of(Access.to(action, "*").with("aws:TagKeys", texts(input.path("TagKeys"))));
      default -> List.of(Access.to(action, "*")); // lists and what is read of policies
    };
  }

  /** The id of what is being made is not known yet (inferred: a star stands in its place). */
  private static List<Access> creation(
      String action, String account, String resource, JsonNode input) {
    Map<String, String> tags = tags(input);
    String arn = "arn:aws:mpa:us-east-1:" + account + ":" + resource;
    List<Access> needed = new ArrayList<>();
    needed.add(Access.to(action, arn).withRequestTags(tags));
    if (!tags.isEmpty()) {
      needed.add(Access.to("mpa:TagResource", "*").withRequestTags(tags));
    }
    return needed;
  }

  /** An identity source is an application in IAM Identity Center (User Guide, security_iam). */
  private static List<Access> instance(String instanceArn, String account) {
    return List.of(
        via(Access.to("sso:ListInstances", "*")),
        via(Access.to("sso:DescribeInstance", instanceArn)),
        via(Access.to("sso:CreateApplication", instanceArn)),
        via(Access.to("sso:CreateApplication", "arn:aws:sso::aws:applicationProvider/mpa")),
        application("sso:DescribeApplication", account),
        application("sso:PutApplicationAccessScope", account),
        application("sso:PutApplicationAssignmentConfiguration", account),
        application("sso:PutApplicationAuthenticationMethod", account),
        application("sso:PutApplicationGrant", account));
  }

  private static Access application(String action, String account) {
    return via(
        Access.to(
            action, "arn:aws:sso::" + account + ":application/ssoins-1234567890abcdef/apl-1"));
  }

  private static Access via(Access access) {
    return access.with(CALLED_VIA, List.of(SERVICE)).with(CALLED_VIA + "Last", SERVICE);
  }

  private Access on(String action, String arn) {
    return Access.to(action, arn).withResourceTags(world.tagOperations().judged(arn));
  }

  private Access session(String action, String arn) {
    Access access = on(action, arn);
    return world
        .sessionOperations()
        .requestedOperation(arn)
        .map(operation -> access.with("mpa:RequestedOperation", operation))
        .orElse(access);
  }

  private static Map<String, String> tags(JsonNode input) {
    Map<String, String> tags = new LinkedHashMap<>();
    input.path("Tags").properties().forEach(t -> tags.put(t.getKey(), t.getValue().asText()));
    return tags;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
