package dev.mpaoperator.aws;

import java.util.Map;
import software.amazon.awssdk.services.mpa.MpaClient;

/**
 * The tags by which an AWS resource says whose it is. They are set in the call that creates it, so
 * that a crash right after leaves a team that can be found again.
 */
final class OwnershipTags {
  private static final String PREFIX = "mpaoperator.dev/";
  private static final String UID = PREFIX + "uid";
  private static final String CLUSTER = PREFIX + "cluster";

  private OwnershipTags() {}

  /** Of a resource in a namespace. */
  static Map<String, String> of(String cluster, String namespace, String name, String uid) {
    return Map.of(
        CLUSTER, cluster, PREFIX + "namespace", namespace, PREFIX + "name", name, UID, uid);
  }

  /** Of a cluster-scoped resource. */
  static Map<String, String> of(String cluster, String name, String uid) {
    return Map.of(CLUSTER, cluster, PREFIX + "name", name, UID, uid);
  }

  /** Whether the resource of that ARN bears the tags of this owner. */
  static boolean stand(MpaClient client, String arn, String cluster, String uid) {
    return MpaFailures.find(
            "ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .filter(tags -> uid.equals(tags.get(UID)) && cluster.equals(tags.get(CLUSTER)))
        .isPresent();
  }
}
