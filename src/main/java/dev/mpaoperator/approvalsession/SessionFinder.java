package dev.mpaoperator.approvalsession;

import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalsession.plan.Retention;
import dev.mpaoperator.approvalsession.plan.Retention.Known;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.progress.Spread;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Finds the sessions of the teams of an account. They take turns, so that the account costs the
 * same however many they are; one where something moved is looked at out of turn. It is driven from
 * outside, by one thread.
 */
final class SessionFinder implements SessionPass.Listed {
  private static final Duration WHOLE = Duration.ofHours(1);

  /** A session lasts 24 hours (User Guide, "Concepts"), and clocks differ. */
  private static final Duration RECENT = Duration.ofHours(26);

  private final ApprovalSessionGateway gateway;
  private final ProvenTeams proven;
  private final Mirrors mirrors;
  private final Backoff backoff;
  private final ApprovalSessionReconciler.Settings settings;
  private final Trouble trouble;
  private final Clock clock;
  private final RandomGenerator random;

  /** When each team was listed last, by uid. */
  private final Map<String, Instant> listed = new HashMap<>();

  /** When each team was listed as far back as sessions are shown, by uid. */
  private final Map<String, Instant> whole = new HashMap<>();

  /** Calls that were made out of turn. */
  private int debt;

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
      Backoff backoff,
      ApprovalSessionReconciler.Settings settings,
      Trouble trouble,
      Clock clock,
      RandomGenerator random) {
    this.gateway = gateway;
    this.proven = proven;
    this.mirrors = mirrors;
    this.backoff = backoff;
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
  public boolean knows(String teamArn) {
    return rows.containsKey(teamArn);
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
   * @param teams those of the account
   * @param existing the mirrors that there are
   * @param news is told of mirrors that are to be looked at
   * @return when the next turn is
   */
  Duration turn(Collection<ApprovalTeam> teams, Existing existing, Consumer<ApprovalSession> news) {
    var uids = teams.stream().map(SessionFinder::uid).collect(Collectors.toSet());
    listed.keySet().retainAll(uids);
    whole.keySet().retainAll(uids);
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
    var wait = backoff.remaining();
    if (wait.isPresent()) {
      return wait.get();
    }
    var calls = list(next.get(), existing, news) + debt;
    debt = 0;
    return first().multipliedBy(Math.max(calls, 1));
  }

  /** Lists the teams in which something moved. */
  void outOfTurn(
      Collection<ApprovalTeam> teams, Existing existing, Consumer<ApprovalSession> news) {
    for (var team : teams) {
      if (due.contains(uid(team)) && isShown(team) && backoff.remaining().isEmpty()) {
        debt += list(team, existing, news);
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
      return show(team, Belonging.arn(team).orElseThrow(), existing.of(team), news);
    } catch (CloudFailure e) {
      trouble.of(team, e);
      return 1;
    } catch (KubernetesClientException e) {
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
    var far = isWholeDue(team, now);
    var page = gateway.list(arn, far ? settings.retention().since(now) : now.minus(RECENT));
    if (far) {
      whole.put(uid(team), now);
    }
    var found = new HashMap<>(rows.getOrDefault(arn, Map.of()));
    page.sessions().forEach(s -> found.put(s.arn(), s));
    var known = new HashMap<String, Known>();
    found.values().forEach(s -> known.put(s.arn(), s.known(now)));
    existing.forEach(m -> {
      var session = m.getSpec().sessionArn();
      // An earlier row may be older than what a closer look has written down.
      Written.known(m, now).filter(k -> !k.open()).ifPresent(k -> known.put(session, k));
      Written.known(m, now).ifPresent(k -> known.putIfAbsent(session, k));
    });
    var shown = settings.retention().shown(known.values(), now);
    found.keySet().retainAll(shown);
    rows.put(arn, Map.copyOf(found));

    var mirrored = new HashSet<String>();
    for (var mirror : existing) {
      var session = mirror.getSpec().sessionArn();
      mirrored.add(session);
      if (!shown.contains(session) && !Written.isOpen(mirror, now)) {
        if (Written.outcome(mirror).isPresent()) {
          mirrors.remove(mirror);
        }
      } else if (found.containsKey(session) && isNews(mirror, found.get(session))) {
        news.accept(mirror);
      }
    }
    found.keySet().removeAll(mirrored);
    var made = found.keySet().stream().sorted().filter(s -> make(team, s)).count();
    if (made == found.size()) {
      trouble.none(team);
    }
    return page.calls();
  }

  /** One that cannot be made keeps no other from being made. */
  private boolean make(ApprovalTeam team, String session) {
    try {
      mirrors.create(team, session);
      return true;
    } catch (KubernetesClientException e) {
      trouble.of(team, e);
      return false;
    }
  }

  /** Once an hour as far back as is shown; else what may be open, which is what may be new. */
  private boolean isWholeDue(ApprovalTeam team, Instant now) {
    var last = whole.get(uid(team));
    return last == null || !last.plus(WHOLE).isAfter(now);
  }

  private static boolean isNews(ApprovalSession mirror, SessionSnapshot row) {
    var status = mirror.getStatus();
    return status != null && !Objects.equals(status.sessionStatus(), row.status());
  }

  private static String uid(ApprovalTeam team) {
    return team.getMetadata().getUid();
  }
}
