package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Intent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The accounts that teams are in.
 *
 * @param watch tells whose teams changed
 * @param backoffs how long to leave an account alone
 * @param policies which policies an account can use
 * @param atWork whether this process is the one that works
 */
public record TeamAccounts(
    TeamWatch watch, Backoffs backoffs, PolicyCatalogues policies, BooleanSupplier atWork) {

  /**
   * How long a resource must wait because its account is in trouble; empty to go ahead. Who would
   * ask AWS nothing need not wait: it is the way out even when AWS cannot be asked.
   */
  Optional<Duration> remaining(ApprovalTeam team, Intent intent) {
    return asksAws(team, intent) ? backoffs.of(Account.OWN).remaining() : Optional.empty();
  }

  private static boolean asksAws(ApprovalTeam team, Intent intent) {
    return switch (intent) {
      case Intent.LetGo _ -> false;
      case Intent.Hold _ -> team.getStatus() != null && team.getStatus().arn() != null;
      case Intent.Keep _, Intent.Remove _ -> true;
    };
  }
}
