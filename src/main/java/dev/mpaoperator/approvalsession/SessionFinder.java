package dev.mpaoperator.approvalsession;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.Retention;
import dev.mpaoperator.approvalsession.plan.Retention.Known;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.progress.Spread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Finds the sessions of teams. The teams of an account take turns, so that the account costs the
 * same however many they are; one where something moved is looked at out of turn. It is driven from
 * outside, by one thread.
 */
final class SessionFinder implements SessionPass.Listed {
  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final Mirrors mirrors;
  private final Backoffs backoffs;
  private final ApprovalSessionReconciler.Settings settings;
  private final Trouble trouble;
  private final Clock clock;
  private final RandomGenerator random;

  /** When each team was listed last, by uid. */
  private final Map<String, Instant> listed = new HashMap<>();

  /** Uids of teams to be listed out of turn. */
  private final Set<String> due = ConcurrentHashMap.newKeySet();

  /** What lists showed of the sessions that are shown, by team and session. */
  private final Map<String, Map<String, SessionSnapshot>> rows = new ConcurrentHashMap<>();

  /** The mirrors that there are. */
  interface Existing {
    /** Those of a team. */
    List<ApprovalSession> of(ApprovalTeam team);
  }

  SessionFinder(
      ApprovalSessionGateway gateway,
      ProvenTeams proven,
      Mirrors mirrors,
      Backoffs backoffs,
      ApprovalSessionReconciler.Settings settings,
      Trouble trouble,
      Clock clock,
      RandomGenerator random) {
    this.gateway = gateway;
    this.proven = proven;
    this.mirrors = mirrors;
    this.backoffs = backoffs;
    this.settings = settings;
    this.trouble = trouble;
    this.clock = clock;
    this.random = random;
  }

  /** Something moved in a team: it is listed at the next chance. */
  void moved(ApprovalTeam team) {
    due.add(team.getMetadata().getUid());
  }

  @Override
  public Optional<SessionSnapshot> row(String teamArn, String sessionArn) {
    return Optional.ofNullable(rows.getOrDefault(teamArn, Map.of()).get(sessionArn));
  }

  /** The wait before the first turn: those who start together do not list together. */
  Duration first() {
    return Spread.upTo(settings.list(), random.nextDouble());
  }

  /**
   * A turn: the team that was listed longest ago.
   *
   * @param teams all teams
   * @param existing the mirrors that there are
   * @param news is told of mirrors that are to be looked at
   * @return when the next turn is
   */
  Duration turn(Collection<ApprovalTeam> teams, Existing existing, Consumer<ApprovalSession> news) {
    var uids = teams.stream().map(SessionFinder::uid).collect(Collectors.toSet());
    listed.keySet().retainAll(uids);
    trouble.forgetAllBut(uids);
    due.retainAll(uids);
    rows.keySet()
        .retainAll(
            teams.stream().flatMap(t -> Belonging.arn(t).stream()).collect(Collectors.toSet()));
    var next =
        teams.stream()
            .filter(this::isShown)
            .min(Comparator.comparing(t -> listed.getOrDefault(uid(t), Instant.MIN)));
    if (next.isEmpty()) {
      return first();
    }
    var wait = backoffs.of(Account.OWN).remaining();
    return wait.isPresent()
        ? wait.get()
        : first().multipliedBy(Math.max(list(next.get(), existing, news), 1));
  }

  /** Lists the teams in which something moved. */
  void outOfTurn(
      Collection<ApprovalTeam> teams, Existing existing, Consumer<ApprovalSession> news) {
    for (var team : teams) {
      if (due.contains(uid(team))
          && isShown(team)
          && backoffs.of(Account.OWN).remaining().isEmpty()) {
        list(team, existing, news);
      }
    }
  }

  private boolean isShown(ApprovalTeam team) {
    return settings.retention().which() != Retention.Which.NONE && Belonging.arn(team).isPresent();
  }

  private int list(ApprovalTeam team, Existing existing, Consumer<ApprovalSession> news) {
    due.remove(uid(team));
    listed.put(uid(team), clock.instant());
    try {
      var calls = show(team, Belonging.arn(team).orElseThrow(), existing.of(team), news);
      trouble.none(team);
      return calls;
    } catch (CloudFailure e) {
      trouble.of(team, e);
      return 1;
    }
  }

  private int show(
      ApprovalTeam team,
      String arn,
      List<ApprovalSession> existing,
      Consumer<ApprovalSession> news) {
    if (!proven.isOwned(team)) {
      return 1;
    }
    var now = clock.instant();
    var page = gateway.list(arn, settings.retention().since(now));
    var found =
        page.sessions().stream()
            .collect(Collectors.toMap(SessionSnapshot::arn, Function.identity(), (a, b) -> b));
    var known = new HashMap<String, Known>();
    existing.forEach(
        m -> Written.known(m, now).ifPresent(k -> known.put(m.getSpec().sessionArn(), k)));
    found.values().forEach(s -> known.put(s.arn(), s.known(now)));
    var shown = settings.retention().shown(known.values(), now);

    var seen = new HashMap<>(found);
    seen.keySet().retainAll(shown);
    rows.put(arn, Map.copyOf(seen));

    var mirrored = existing.stream().map(m -> m.getSpec().sessionArn()).collect(Collectors.toSet());
    seen.keySet().stream()
        .filter(s -> !mirrored.contains(s))
        .sorted()
        .forEach(s -> mirrors.create(team, s));
    for (var mirror : existing) {
      var session = mirror.getSpec().sessionArn();
      if (!shown.contains(session) && Written.isOver(mirror, now)) {
        mirrors.remove(mirror);
      } else if (found.containsKey(session) && isNews(mirror, found.get(session))) {
        news.accept(mirror);
      }
    }
    return page.calls();
  }

  private static boolean isNews(ApprovalSession mirror, SessionSnapshot row) {
    var status = mirror.getStatus();
    return status != null && !Objects.equals(status.sessionStatus(), row.status());
  }

  private static String uid(ApprovalTeam team) {
    return team.getMetadata().getUid();
  }
}
