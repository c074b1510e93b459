package dev.mpaoperator.approvalteam;

import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS can do with approval teams, in our words. Every method may throw {@code CloudFailure}.
 * {@code update} and {@code requestDeletion} ask people and bear no token: they are sent once and
 * never again by themselves.
 */
public interface ApprovalTeamGateway {

  /** Reads a team with what is pending on it; empty if AWS has none of that ARN. */
  Optional<TeamSnapshot> get(String arn);

  /**
   * The votes of a team about itself, open and ended, in no order. Those that other services asked
   * for are left out.
   *
   * @return empty if it is not allowed to list them
   */
  Optional<List<ListedVote>> votes(String arn);

  /**
   * Teams of that name in an account. Teams that other accounts share with this one are left out.
   *
   * @param accountId the account, 12 digits; {@code null} for any that lists show
   * @param name name of the team in AWS
   * @return their ARNs
   */
  List<String> findByName(@Nullable String accountId, String name);

  /** The tags of a team, or of a team that is gone: none. */
  TeamTags tags(String arn);

  /** Whether the team bears the tags of this owner. */
  default boolean isOwnedBy(String arn, Ownership owner) {
    var found = tags(arn).owner();
    return found != null && found.isSame(owner);
  }

  /** Sets the tags that say whose a team is. Nobody is asked. */
  void adopt(String arn, Ownership owner);

  /**
   * Changes tags. Nobody is asked.
   *
   * @param arn of the team
   * @param set keys and values to set
   * @param remove keys to remove
   */
  void changeTags(String arn, Map<String, String> set, Set<String> remove);

  /**
   * Creates a team and invites its people.
   *
   * @return the new team, or the one that an earlier call with the same token made
   */
  Created create(Creation creation);

  /** Asks for a change; the team votes on it if it is active. Not repeatable. */
  void update(String arn, TeamDefinition definition);

  /** Takes back an open update or deletion. */
  void cancelSession(String sessionArn);

  /** Deletes an inactive team, or the draft of an update that was not granted. */
  void deleteVersion(String arn, String versionId);

  /**
   * Asks the team to approve its deletion. Not repeatable.
   *
   * @param pendingWindowDays days between approval and deletion, {@code null} to leave it to AWS
   */
  void requestDeletion(String arn, @Nullable Integer pendingWindowDays);

  /** The policies that say who may do what with a team, which must be there. */
  List<AttachedPolicy> attachedPolicies(String arn);

  /**
   * What such a policy allows, in the words of {@code PolicyDocument}; empty if there is no such
   * policy.
   */
  Optional<List<String>> allows(String arn, AttachedPolicy policy);

  /**
   * A team to create.
   *
   * @param name name in AWS
   * @param definition what it should be
   * @param policyArns qualified ARNs
   * @param owner becomes tags of the team, in the same call
   * @param tags other tags of the team
   * @param clientToken makes the call repeatable
   */
  record Creation(
      String name,
      TeamDefinition definition,
      List<String> policyArns,
      Ownership owner,
      Map<String, String> tags,
      String clientToken) {}

  /**
   * A team that AWS made.
   *
   * @param arn its ARN
   * @param versionId its version
   * @param creationTime when
   */
  record Created(String arn, @Nullable String versionId, @Nullable Instant creationTime) {}

  /**
   * A policy that is attached to a team.
   *
   * @param name AWS's name of it
   * @param type AWS's word: AWS_MANAGED, or AWS_RAM where the team is shared
   * @param policyArn ARN of the policy's version, where it is one of AWS's own
   */
  record AttachedPolicy(String name, String type, @Nullable String policyArn) {}

  /**
   * Whose a team is.
   *
   * @param cluster id of the cluster
   * @param namespace namespace of the resource
   * @param name name of the resource
   * @param uid uid of the resource
   * @param created when the resource was created, {@code null} if the tags do not say
   */
  record Ownership(
      String cluster, String namespace, String name, String uid, @Nullable Instant created) {

    /** Whether both are the same resource. */
    public boolean isSame(Ownership other) {
      return cluster.equals(other.cluster) && uid.equals(other.uid);
    }

    /** Whether this is an earlier resource of the same place, which cannot be there any more. */
    public boolean isFormerOf(Ownership other) {
      return cluster.equals(other.cluster)
          && namespace.equals(other.namespace)
          && name.equals(other.name)
          && !uid.equals(other.uid);
    }

    /** Whether this resource was created before the other, for certain. */
    public boolean isOlderThan(Ownership other) {
      if (created == null || other.created == null) {
        return false;
      }
      var order = created.compareTo(other.created);
      return order < 0 || (order == 0 && uid.compareTo(other.uid) < 0);
    }
  }

  /**
   * The tags of a team.
   *
   * @param owner whose it is by its tags, {@code null} if nobody's
   * @param others all tags that do not say whose it is
   */
  record TeamTags(@Nullable Ownership owner, Map<String, String> others) {}
}
