package dev.mpaoperator.simulator.wire;

import static dev.mpaoperator.simulator.wire.Operation.list;
import static dev.mpaoperator.simulator.wire.Operation.read;
import static dev.mpaoperator.simulator.wire.Operation.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.simulator.shape.IdentitySources;
import dev.mpaoperator.simulator.shape.Policies;
import dev.mpaoperator.simulator.shape.TeamRequests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All operations, with their methods and paths (API, operations). */
final class Operations {
  private static final Map<String, Object> NOTHING = Map.of();

  static final List<Operation> ALL =
      List.of(
          write(
              "CreateApprovalTeam",
              "POST",
              "/approval-teams",
              Constraints.CREATE_TEAM,
              (w, c, in, now) ->
                  w.teamOperations().create(c, in.as(TeamRequests.Create.class), now)),
          read(
              "GetApprovalTeam",
              "GET",
              "/approval-teams/{Arn}",
              Constraints.TEAM,
              (w, c, in, now) -> w.teamOperations().get(c, in.text("Arn"), now)),
          write(
              "UpdateApprovalTeam",
              "PATCH",
              "/approval-teams/{Arn}",
              Constraints.UPDATE_TEAM,
              (w, c, in, now) ->
                  w.teamOperations().update(c, in.as(TeamRequests.Update.class), now)),
          write(
              "StartActiveApprovalTeamDeletion",
              "POST",
              "/approval-teams/{Arn}?Delete",
              Constraints.START_DELETION,
              (w, c, in, now) ->
                  w.teamOperations()
                      .startDeletion(c, in.as(TeamRequests.StartDeletion.class), now)),
          write(
              "DeleteInactiveApprovalTeamVersion",
              "DELETE",
              "/approval-teams/{Arn}/{VersionId}",
              Constraints.DELETE_VERSION,
              (w, c, in, now) -> {
                w.teamOperations().deleteVersion(c, in.as(TeamRequests.DeleteVersion.class), now);
                return NOTHING;
              }),
          list(
              "ListApprovalTeams",
              "/approval-teams/?List",
              "ApprovalTeams",
              Constraints.PAGE,
              (w, c, _, now) -> w.teamOperations().list(c, now)),
          write(
              "CreateIdentitySource",
              "POST",
              "/identity-sources",
              Constraints.CREATE_SOURCE,
              (w, c, in, now) ->
                  w.identitySourceOperations().create(c, in.as(IdentitySources.Create.class), now)),
          read(
              "GetIdentitySource",
              "GET",
              "/identity-sources/{IdentitySourceArn}",
              Constraints.SOURCE,
              (w, c, in, _) -> w.identitySourceOperations().get(c, in.text("IdentitySourceArn"))),
          write(
              "DeleteIdentitySource",
              "DELETE",
              "/identity-sources/{IdentitySourceArn}",
              Constraints.SOURCE,
              (w, c, in, now) -> {
                w.identitySourceOperations().delete(c, in.text("IdentitySourceArn"), now);
                return NOTHING;
              }),
          list(
              "ListIdentitySources",
              "/identity-sources/?List",
              "IdentitySources",
              Constraints.PAGE,
              (w, c, _, _) -> w.identitySourceOperations().list(c)),
          list(
              "ListSessions",
              "/approval-teams/{ApprovalTeamArn}/sessions/?List",
              "Sessions",
              Constraints.LIST_SESSIONS,
              (w, c, in, _) ->
                  w.sessionOperations().list(c, in.as(TeamRequests.ListSessions.class))),
          read(
              "GetSession",
              "GET",
              "/sessions/{SessionArn}",
              Constraints.SESSION,
              (w, c, in, _) -> w.sessionOperations().get(c, in.text("SessionArn"))),
          write(
              "CancelSession",
              "PUT",
              "/sessions/{SessionArn}",
              Constraints.SESSION,
              (w, c, in, now) -> {
                w.sessionOperations().cancel(c, in.text("SessionArn"), now);
                return NOTHING;
              }),
          list(
              "ListPolicies",
              "/policies/?List",
              "Policies",
              Constraints.PAGE,
              (w, _, _, _) -> w.policyOperations().list()),
          list(
              "ListPolicyVersions",
              "/policies/{PolicyArn}/?List",
              "PolicyVersions",
              Constraints.POLICY_VERSIONS,
              (w, _, in, _) -> w.policyOperations().versions(in.text("PolicyArn"))),
          read(
              "GetPolicyVersion",
              "GET",
              "/policy-versions/{PolicyVersionArn}",
              Constraints.POLICY_VERSION,
              (w, _, in, _) ->
                  Map.of(
                      "PolicyVersion", w.policyOperations().version(in.text("PolicyVersionArn")))),
          list(
              "ListResourcePolicies",
              "/resource-policies/{ResourceArn}/?List",
              "ResourcePolicies",
              Constraints.RESOURCE_POLICIES,
              (w, c, in, _) -> w.policyOperations().attached(c, in.text("ResourceArn"))),
          read(
              "GetResourcePolicy",
              "POST",
              "/GetResourcePolicy",
              Constraints.RESOURCE_POLICY,
              (w, c, in, _) ->
                  w.policyOperations().attachedDocument(c, in.as(Policies.GetAttached.class))),
          read(
              "ListTagsForResource",
              "GET",
              "/tags/{ResourceArn}",
              Constraints.RESOURCE,
              (w, c, in, _) -> Map.of("Tags", w.tagOperations().list(c, in.text("ResourceArn")))),
          write(
              "TagResource",
              "PUT",
              "/tags/{ResourceArn}",
              Constraints.TAG,
              (w, c, in, _) -> {
                w.tagOperations().add(c, in.text("ResourceArn"), tags(in.members().get("Tags")));
                return NOTHING;
              }),
          write(
              "UntagResource",
              "POST",
              "/tags/{ResourceArn}",
              Constraints.UNTAG,
              (w, c, in, _) -> {
                List<String> keys = new ArrayList<>();
                in.members().path("TagKeys").forEach(key -> keys.add(key.asText()));
                w.tagOperations().remove(c, in.text("ResourceArn"), keys);
                return NOTHING;
              }));

  private Operations() {}

  private static Map<String, String> tags(@Nullable JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (node != null) {
      node.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    }
    return tags;
  }
}
