package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All teams of all accounts, and who may see which. */
final class Teams {
  private final World world;
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final Map<String, List<Team>> byAccount = new HashMap<>();

  Teams(World world) {
    this.world = world;
  }

  void add(Team team) {
    teams.put(team.arn, team);
    byAccount.computeIfAbsent(team.account, _ -> new ArrayList<>()).add(team);
  }

  /** The team is gone, and with it every open vote and its tags. */
  void remove(Team team, Instant at) {
    teams.remove(team.arn);
    byAccount.getOrDefault(team.account, new ArrayList<>()).remove(team);
    world.sessions.teamDeleted(team, at);
    world.tags.forget(team.arn);
    world.shares.forget(team.arn);
  }

  Optional<Team> find(String arn) {
    return Optional.ofNullable(teams.get(arn));
  }

  Collection<Team> all() {
    return List.copyOf(teams.values());
  }

  List<Team> of(String account) {
    return List.copyOf(byAccount.getOrDefault(account, List.of()));
  }

  /** What an account sees in its list: its own, then what is shared with it. */
  List<Team> listed(String account) {
    Stream<Team> shared = world.shares.with(account).stream().flatMap(arn -> find(arn).stream());
    return Stream.concat(of(account).stream(), shared).toList();
  }

  /** Only the owner may change a team; any other account gets 403, whether it exists or not. */
  Team owned(Caller caller, String arn) {
    if (!Arn.account(arn).equals(caller.account())) {
      throw denied(arn);
    }
    return existing(arn);
  }

  /** The owner and those it is shared with may look (User Guide, share-team). */
  boolean isVisible(Caller caller, String arn) {
    return Arn.account(arn).equals(caller.account())
        || world.shares.isShared(arn, caller.account());
  }

  /** The team, if the caller may look at it. */
  Team visible(Caller caller, String arn) {
    if (!isVisible(caller, arn)) {
      throw denied(arn);
    }
    return existing(arn);
  }

  private Team existing(String arn) {
    return find(arn).orElseThrow(() -> ServiceException.notFound(arn));
  }

  /** The wording of the samples (User Guide, logging-using-cloudtrail). */
  static ServiceException denied(String arn) {
    return ServiceException.accessDenied(
        "User is not authorized to perform this operation on resource: "
            + arn
            + " because no resource-based policy allows it");
  }
}
