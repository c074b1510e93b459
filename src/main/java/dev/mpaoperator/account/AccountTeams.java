package dev.mpaoperator.account;

import dev.mpaoperator.account.Telling.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The teams of one account that somebody cares for, as closer looks and lists showed them last. */
public final class AccountTeams {
  private final Map<String, Sight> looked = new HashMap<>();
  private Map<String, Telling> listed = Map.of();

  AccountTeams() {}

  /**
   * A closer look showed a team.
   *
   * @param arn of the team
   * @param row as a list would show it, {@code null} if there is no such team
   */
  public synchronized void saw(String arn, @Nullable TeamRow row) {
    looked.put(arn, new Sight(row));
  }

  /**
   * A list came.
   *
   * @param rows all of it
   * @param arns the teams that somebody cares for; what is known of others is forgotten
   * @return which of them to look at
   */
  synchronized Set<String> listed(List<TeamRow> rows, Set<String> arns) {
    var byArn = rows.stream().collect(Collectors.toMap(TeamRow::arn, r -> r, (a, b) -> b));
    var before = listed;
    listed =
        arns.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    arn ->
                        Telling.of(before.get(arn), looked.get(arn), new Sight(byArn.get(arn)))));
    looked.keySet().retainAll(arns);
    return listed.entrySet().stream()
        .filter(team -> team.getValue().isNews())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
