package dev.mpaoperator.aws;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.TeamLists;
import dev.mpaoperator.account.TeamRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategyResponse;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.ListApprovalTeamsResponseApprovalTeam;

/** Lists of teams through the AWS SDK. */
public final class MpaTeamLists implements TeamLists {
  private final Function<Account, MpaClients> clients;

  /** Works with the clients of each account. */
  public MpaTeamLists(Function<Account, MpaClients> clients) {
    this.clients = clients;
  }

  @Override
  public List<TeamRow> of(Account account) {
    var client = clients.apply(account).repeatable();
    return MpaFailures.callUnlogged(
        "ListApprovalTeams",
        () ->
            client.listApprovalTeamsPaginator(r -> {}).approvalTeams().stream()
                .filter(team -> team.arn() != null)
                .map(MpaTeamLists::row)
                .toList());
  }

  private static TeamRow row(ListApprovalTeamsResponseApprovalTeam team) {
    return new TeamRow(
        team.arn(),
        team.name(),
        team.description(),
        team.statusAsString(),
        team.statusCodeAsString(),
        team.statusMessage(),
        team.numberOfApprovers(),
        threshold(team.approvalStrategy()),
        team.creationTime());
  }

  /** The row in which a list would show a team. */
  static TeamRow row(String arn, GetApprovalTeamResponse team) {
    return new TeamRow(
        arn,
        team.name(),
        team.description(),
        team.statusAsString(),
        team.statusCodeAsString(),
        team.statusMessage(),
        team.numberOfApprovers(),
        threshold(team.approvalStrategy()),
        team.creationTime());
  }

  private static @Nullable Integer threshold(@Nullable ApprovalStrategyResponse strategy) {
    return strategy == null || strategy.mofN() == null
        ? null
        : strategy.mofN().minApprovalsRequired();
  }
}
