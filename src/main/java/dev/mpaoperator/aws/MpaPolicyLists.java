package dev.mpaoperator.aws;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyDocument;
import dev.mpaoperator.account.PolicyLists;
import dev.mpaoperator.account.PolicyVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Policies through the AWS SDK. */
public final class MpaPolicyLists implements PolicyLists {
  private final Function<Account, MpaClients> clients;

  /** Works with the clients of each account. */
  public MpaPolicyLists(Function<Account, MpaClients> clients) {
    this.clients = clients;
  }

  @Override
  public List<Policy> policies(Account account) {
    var client = clients.apply(account).repeatable();
    return MpaFailures.ask(
        "ListPolicies",
        () ->
            client.listPoliciesPaginator(r -> {}).policies().stream()
                .filter(p -> p.arn() != null)
                .map(p -> new Policy(p.arn(), p.policyTypeAsString(), p.defaultVersion()))
                .toList());
  }

  @Override
  public List<PolicyVersion> versions(Account account, String policyArn) {
    var client = clients.apply(account).repeatable();
    return MpaFailures.askWhether(
            "ListPolicyVersions",
            () ->
                client
                    .listPolicyVersionsPaginator(r -> r.policyArn(policyArn))
                    .policyVersions()
                    .stream()
                    .filter(v -> v.versionId() != null)
                    .map(v ->
                        new PolicyVersion(
                            v.versionId(), Boolean.TRUE.equals(v.isDefault()), v.statusAsString()))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public Optional<List<String>> allows(Account account, String versionArn) {
    var client = clients.apply(account).repeatable();
    return MpaFailures.askWhether(
        "GetPolicyVersion",
        () -> {
          var version =
              client.getPolicyVersion(r -> r.policyVersionArn(versionArn)).policyVersion();
          return PolicyDocument.allows(version == null ? null : version.document());
        });
  }
}
