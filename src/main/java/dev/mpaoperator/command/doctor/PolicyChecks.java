package dev.mpaoperator.command.doctor;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Policy;
import dev.mpaoperator.aws.MpaPolicyLists;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.wiring.AwsSide;
import java.util.List;

/** Whether policies can be read, without which the operator works and says less. */
final class PolicyChecks {
  private static final String CHECK = "aws/policies";

  private final MpaPolicyLists lists;
  private final Account account;
  private final Findings findings;

  PolicyChecks(AwsSide aws, Account account, Findings findings) {
    lists = new MpaPolicyLists(aws.clients()::of);
    this.account = account;
    this.findings = findings;
  }

  void run() {
    try {
      var policies = lists.policies(account);
      details(policies);
      findings.ok(CHECK, "%d can be listed".formatted(policies.size()));
    } catch (CloudFailure e) {
      var action = CloudFailure.action(e.operation());
      if (e.kind() == CloudFailure.Kind.DENIED) {
        findings.warn(
            CHECK,
            AccountChecks.missing(action, e) + ". Teams work, and their policies are not shown",
            Grant.of(action));
      } else {
        findings.warn(CHECK, String.valueOf(e.getMessage()), "try again");
      }
    }
  }

  /** One stands for all: the rights are the same. */
  private void details(List<Policy> policies) {
    for (var policy : policies.subList(0, Math.min(1, policies.size()))) {
      lists.versions(account, policy.arn());
      if (policy.defaultVersion() != null) {
        lists.allows(account, policy.arn() + "/" + policy.defaultVersion());
      }
    }
  }
}
