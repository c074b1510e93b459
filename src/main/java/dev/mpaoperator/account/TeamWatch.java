package dev.mpaoperator.account;

import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.progress.Spread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches teams through the lists of their accounts: one list for all teams of an account, however
 * many. It is driven from outside, and keeps no time of its own.
 */
public final class TeamWatch {
  private static final Logger log = LoggerFactory.getLogger(TeamWatch.class);

  private final Map<Account, Watched> accounts = new ConcurrentHashMap<>();
  private final TeamLists lists;
  private final Backoffs backoffs;
  private final Pacing pacing;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * How often an account is listed.
   *
   * @param interval between two lists, at most
   * @param failing between two tries, when lists fail
   */
  public record Pacing(Duration interval, GrowingWait failing) {}

  /**
   * What came of a turn.
   *
   * @param changed ARNs of teams to look at
   * @param next when the next turn is
   */
  public record Turn(Set<String> changed, Duration next) {}

  private static final class Watched {
    final AccountTeams teams = new AccountTeams();
    int failures;
    @Nullable String trouble;
    volatile @Nullable Instant goodAt;
  }

  /** A watch that has seen nothing. */
  public TeamWatch(
      TeamLists lists, Backoffs backoffs, Pacing pacing, Clock clock, RandomGenerator random) {
    this.lists = lists;
    this.backoffs = backoffs;
    this.pacing = pacing;
    this.clock = clock;
    this.random = random;
  }

  /** The teams of an account; whoever looks closer at one tells it. */
  public AccountTeams teams(Account account) {
    return watched(account).teams;
  }

  /** In other accounts nobody works any more: no list of theirs grows old. */
  public void retain(Set<Account> present) {
    accounts.forEach((account, watched) -> {
      if (!present.contains(account)) {
        watched.goodAt = null;
      }
    });
  }

  /**
   * How often it may be looked which accounts there are: little is lost for an eighth of a turn.
   */
  public Duration roll() {
    return pacing.interval.dividedBy(8);
  }

  /** When the first turn is: those who start together do not list together. */
  public Duration first() {
    return Duration.ofNanos(Math.round(pacing.interval.toNanos() * random.nextDouble()));
  }

  /** Time since the last list that worked, of the account where that is longest ago. */
  public Duration age() {
    var now = clock.instant();
    return accounts.values().stream()
        .map(a -> a.goodAt)
        .flatMap(java.util.stream.Stream::ofNullable)
        .map(at -> Duration.between(at, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /**
   * An account's turn. Never two at a time for one account.
   *
   * @param arns the teams that somebody cares for; if there are none nothing is asked
   */
  public Turn turn(Account account, Set<String> arns) {
    var watched = watched(account);
    if (arns.isEmpty()) {
      watched.goodAt = null;
      return new Turn(Set.of(), regularly());
    }
    if (watched.goodAt == null) {
      watched.goodAt = clock.instant(); // its age counts from here
    }
    var wait = backoffs.of(account).remaining();
    if (wait.isPresent()) {
      return new Turn(Set.of(), wait.get());
    }
    try {
      var changed = watched.teams.listed(lists.of(account), arns);
      watched.goodAt = clock.instant();
      worked(watched);
      return new Turn(changed, regularly());
    } catch (RuntimeException e) {
      failed(watched, e);
      return new Turn(Set.of(), pacing.failing.after(watched.failures, random.nextDouble()));
    }
  }

  private Watched watched(Account account) {
    return accounts.computeIfAbsent(account, _ -> new Watched());
  }

  private Duration regularly() {
    return Spread.upTo(pacing.interval, random.nextDouble());
  }

  private static void worked(Watched watched) {
    if (watched.trouble != null) {
      log.info("the teams of an account can be listed again");
    }
    watched.failures = 0;
    watched.trouble = null;
  }

  /** What AWS says of it may quote what is private. */
  private static String said(RuntimeException e) {
    return e instanceof CloudFailure f ? f.operation() + " " + f.kind() : "internal error";
  }

  /** Said once for each kind of trouble, not for every try. */
  private static void failed(Watched watched, RuntimeException e) {
    watched.failures++;
    var trouble = e instanceof CloudFailure f ? f.kind().name() : e.getClass().getSimpleName();
    if (!trouble.equals(watched.trouble)) {
      watched.trouble = trouble;
      log.atWarn()
          .setCause(e instanceof CloudFailure ? null : e)
          .log("the teams of an account cannot be listed; it is tried again: {}", said(e));
    }
  }
}
