package dev.mpaoperator.account;

import java.util.List;
import java.util.Optional;

/** Reads which policies an account can use. Each method may throw {@code CloudFailure}. */
public interface PolicyLists {

  /** Every policy, of all pages. */
  List<Policy> policies(Account account);

  /** Every version of a policy, none if there is no such policy. */
  List<PolicyVersion> versions(Account account, String policyArn);

  /**
   * What a version allows, in the words of {@link PolicyDocument}; empty if there is no such
   * version.
   *
   * @param versionArn qualified by a number
   */
  Optional<List<String>> allows(Account account, String versionArn);
}
