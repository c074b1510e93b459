package dev.mpaoperator.identitysource;

import dev.mpaoperator.identitysource.plan.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * What AWS can do with identity sources, in our words. Every method may throw {@code CloudFailure}.
 */
public interface IdentitySourceGateway {

  /** The account's identity source; empty if it has none. */
  Optional<SourceSnapshot> find();

  /** The identity source of that ARN; empty if there is none, or if it cannot be read so. */
  Optional<SourceSnapshot> get(String arn);

  /** Whether it bears the tags of this owner. */
  boolean isOwnedBy(String arn, Owner owner);

  /**
   * Creates the account's identity source.
   *
   * @param clientToken makes the call repeatable
   * @return its ARN
   */
  String create(Parameters parameters, Owner owner, String clientToken);

  /** Deletes it. AWS refuses while a team has approvers from it. */
  void delete(String arn);

  /** Names of the account's teams with approvers from it. */
  List<String> teamsOn(String arn);

  /**
   * Whose an identity source is.
   *
   * @param cluster id of the cluster
   * @param name name of the resource
   * @param uid uid of the resource
   */
  record Owner(String cluster, String name, String uid) {}
}
