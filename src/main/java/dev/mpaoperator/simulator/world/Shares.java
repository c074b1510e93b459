package dev.mpaoperator.simulator.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Teams that are shared with other accounts through AWS RAM (User Guide, share-team). */
final class Shares {
  private final Map<String, Set<String>> accountsByTeam = new HashMap<>();

  void share(String teamArn, String account) {
    accountsByTeam.computeIfAbsent(teamArn, _ -> new TreeSet<>()).add(account);
  }

  void forget(String teamArn) {
    accountsByTeam.remove(teamArn);
  }

  boolean isShared(String teamArn, String account) {
    return accountsByTeam.getOrDefault(teamArn, Set.of()).contains(account);
  }

  /** The teams that are shared with an account. */
  List<String> with(String account) {
    return accountsByTeam.entrySet().stream()
        .filter(entry -> entry.getValue().contains(account))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  boolean isShared(String teamArn) {
    return accountsByTeam.containsKey(teamArn);
  }
}
