package dev.mpaoperator.command.export;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A team that exists, as far as a manifest tells.
 *
 * @param resource the name that its resource gets
 * @param name its name in AWS
 * @param arn its ARN
 * @param status AWS's word
 * @param description its description
 * @param minApprovalsRequired its threshold
 * @param people who approve
 * @param policies the ARNs of its policies
 * @param tags its tags, without those that belong to AWS or to an operator
 * @param owner the resource that manages it, {@code null} if none does
 */
record Existing(
    String resource,
    String name,
    String arn,
    @Nullable String status,
    String description,
    int minApprovalsRequired,
    List<Person> people,
    List<String> policies,
    SortedMap<String, String> tags,
    @Nullable Owner owner) {

  /** A resource, perhaps of another cluster, perhaps of one that is no more. */
  record Owner(String cluster, String namespace, String name) {
    @Override
    public String toString() {
      return "ApprovalTeam %s/%s of cluster %s".formatted(namespace, name, cluster);
    }
  }

  /**
   * Somebody who approves.
   *
   * @param name a short name
   * @param identityId the id in the directory
   * @param userName how the person signs in, {@code null} if the directory does not say
   */
  record Person(String name, String identityId, @Nullable String userName) {}
}
