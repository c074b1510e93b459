package dev.mpaoperator.aws;

import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.TeamTags;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.MpaClient;

/**
 * The tags by which an AWS resource says whose it is. They are set in the call that creates it, so
 * that a crash right after leaves a team that can be found again.
 */
final class OwnershipTags {
  private static final String PREFIX = "mpaoperator.dev/";
  private static final String UID = PREFIX + "uid";
  private static final String CLUSTER = PREFIX + "cluster";
  private static final String NAMESPACE = PREFIX + "namespace";
  private static final String NAME = PREFIX + "name";
  private static final String CREATED = PREFIX + "created";

  private OwnershipTags() {}

  /** Of a resource in a namespace. */
  static Map<String, String> of(Ownership owner) {
    var tags =
        new HashMap<>(
            Map.of(
                CLUSTER,
                owner.cluster(),
                NAMESPACE,
                owner.namespace(),
                NAME,
                owner.name(),
                UID,
                owner.uid()));
    if (owner.created() != null) {
      tags.put(CREATED, owner.created().toString());
    }
    return tags;
  }

  /** Tells the tags that say whose a team is from the others. */
  static TeamTags read(Map<String, String> tags) {
    var others = new HashMap<>(tags);
    others.keySet().removeIf(key -> key.startsWith(PREFIX));
    var uid = tags.get(UID);
    var owner =
        uid == null
            ? null
            : new Ownership(
                tags.getOrDefault(CLUSTER, ""),
                tags.getOrDefault(NAMESPACE, ""),
                tags.getOrDefault(NAME, ""),
                uid,
                time(tags.get(CREATED)));
    return new TeamTags(owner, others);
  }

  /** Anybody may have written there what is no time. */
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Of a cluster-scoped resource. */
  static Map<String, String> of(String cluster, String name, String uid) {
    return Map.of(CLUSTER, cluster, NAME, name, UID, uid);
  }

  /** Whether the resource of that ARN bears the tags of this owner. */
  static boolean stand(MpaClient client, String arn, String cluster, String uid) {
    return MpaFailures.find(
            "ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .filter(tags -> uid.equals(tags.get(UID)) && cluster.equals(tags.get(CLUSTER)))
        .isPresent();
  }
}
