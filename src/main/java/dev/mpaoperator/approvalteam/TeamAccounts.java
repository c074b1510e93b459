package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.PolicyCatalogues;
import dev.mpaoperator.account.TeamWatch;
import dev.mpaoperator.account.Workers;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.directory.People;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The accounts that teams are in.
 *
 * @param book which team may work in which account
 * @param gateways to teams, of each account
 * @param watch tells whose teams changed
 * @param backoffs how long to leave an account alone
 * @param workers each account has its share of them
 * @param policies which policies an account can use
 * @param people the users of their directories
 * @param atWork whether this process is the one that works
 */
public record TeamAccounts(
    AccessBook book,
    Function<Account, ApprovalTeamGateway> gateways,
    TeamWatch watch,
    Backoffs backoffs,
    Workers workers,
    PolicyCatalogues policies,
    People people,
    BooleanSupplier atWork) {

  /**
   * How long a resource must wait because its account is in trouble; empty to go ahead. Who would
   * ask AWS nothing need not wait: it is the way out even when AWS cannot be asked.
   */
  Optional<Duration> remaining(Account account, ApprovalTeam team, SpecReader.Wish wish) {
    return asksAws(team, wish) ? backoffs.of(account).remaining() : Optional.empty();
  }

  private static boolean asksAws(ApprovalTeam team, SpecReader.Wish wish) {
    return switch (wish.intent()) {
      case Intent.LetGo _ -> false;
      case Intent.Hold _ ->
          !wish.approvers().areKnown() // then it may go on
              || (team.getStatus() != null && team.getStatus().arn() != null);
      case Intent.Keep _, Intent.Remove _ -> true;
    };
  }
}
