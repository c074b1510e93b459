package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mpaoperator.failure.CloudFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Turns of accounts: what is asked, what follows, when the next one is. */
class TeamWatchTest {
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Account OTHER = new Account("444455556666", null);
  private static final String ARN = "arn:aws:mpa:us-east-1:111122223333:approval-team/a";
  private static final TeamRow ROW =
      new TeamRow(ARN, "a", "d", "ACTIVE", null, null, 3, 2, Instant.EPOCH);
  private static final Set<String> ONE = Set.of(ARN);

  private final MovedClock clock = new MovedClock();
  private final GrowingWait growing = new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5));
  private final Backoffs backoffs = new Backoffs(growing, clock, new Random(1));
  private final Map<Account, Supplier<List<TeamRow>>> aws = new HashMap<>();
  private final List<Account> asked = new ArrayList<>();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final TeamWatch watch =
      new TeamWatch(
          account -> {
            asked.add(account);
            return aws.getOrDefault(account, List::of).get();
          },
          backoffs,
          new TeamWatch.Pacing(INTERVAL, growing),
          clock,
          new Random(1));

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(TeamWatch.class);
  }

  @BeforeEach
  void listen() {
    logged.start();
    logger().addAppender(logged);
    logger().setLevel(Level.INFO);
    logger().setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(logged);
    logger().setLevel(null);
    logger().setAdditive(true);
  }

  private void answers(TeamRow... rows) {
    aws.put(Account.OWN, () -> List.of(rows));
  }

  private void fails(CloudFailure.Kind kind) {
    aws.put(
        Account.OWN,
        () -> {
          throw new CloudFailure(kind, "ListApprovalTeams", "no", false, null);
        });
  }

  @Test
  void withoutTeamsNothingIsAsked() {
    assertThat(watch.turn(Account.OWN, Set.of()).next()).isPositive();
    assertThat(asked).isEmpty();
  }

  @Test
  void oneListATurnAtIntervalsThatDiffer() {
    answers(ROW);
    var turns = Stream.generate(() -> watch.turn(Account.OWN, ONE)).limit(20).toList();
    assertThat(asked).hasSize(20);
    assertThat(turns)
        .allMatch(t -> t.next().compareTo(INTERVAL) <= 0)
        .allMatch(t -> t.next().compareTo(INTERVAL.multipliedBy(4).dividedBy(5)) >= 0);
    assertThat(turns.stream().map(TeamWatch.Turn::next).distinct()).hasSizeGreaterThan(15);
    assertThat(turns.getFirst().changed()).as("nobody looked closer yet").containsExactly(ARN);
  }

  @Test
  void aFailureIsSaidOnceAndTriedAgainWithoutEndAndNothingIsLost() {
    answers(ROW);
    watch.teams(Account.OWN).saw(ARN, ROW);
    watch.turn(Account.OWN, ONE);
    fails(CloudFailure.Kind.DENIED);
    var waits = Stream.generate(() -> watch.turn(Account.OWN, ONE).next()).limit(30).toList();
    assertThat(waits.getFirst()).isLessThanOrEqualTo(growing.atLeast());
    assertThat(waits.getLast()).isBetween(growing.atMost().dividedBy(2), growing.atMost());
    assertThat(logged.list).hasSize(1);

    answers(); // it vanished meanwhile
    assertThat(watch.turn(Account.OWN, ONE).changed()).containsExactly(ARN);
    assertThat(logged.list).hasSize(2);
    fails(CloudFailure.Kind.DENIED);
    assertThat(watch.turn(Account.OWN, ONE).next())
        .as("from the start")
        .isLessThanOrEqualTo(growing.atLeast());
  }

  @Test
  void anErrorOfOursDoesNotEndIt() {
    aws.put(
        Account.OWN,
        () -> {
          throw new IllegalStateException("a bug");
        });
    assertThat(watch.turn(Account.OWN, ONE).next()).isPositive();
    answers(ROW);
    assertThat(watch.turn(Account.OWN, ONE).changed()).containsExactly(ARN);
  }

  @Test
  void anAccountInTroubleIsNotAskedAndAnotherIs() {
    backoffs.of(Account.OWN).failed();
    watch.turn(Account.OWN, ONE);
    watch.turn(OTHER, ONE);
    assertThat(asked).containsExactly(OTHER);

    clock.pass(Duration.ofMinutes(1));
    watch.turn(Account.OWN, ONE);
    assertThat(asked).containsExactly(OTHER, Account.OWN);
  }

  @Test
  void theAgeIsThatOfTheOldestAccount() {
    assertThat(watch.age()).isZero();
    answers(ROW);
    watch.turn(Account.OWN, ONE);
    clock.pass(Duration.ofMinutes(3));
    watch.turn(OTHER, ONE);
    clock.pass(Duration.ofMinutes(1));
    assertThat(watch.age()).isEqualTo(Duration.ofMinutes(4));

    fails(CloudFailure.Kind.DENIED);
    watch.turn(Account.OWN, ONE);
    assertThat(watch.age()).isEqualTo(Duration.ofMinutes(4));
    watch.turn(Account.OWN, Set.of());
    assertThat(watch.age()).as("nobody cares for it any more").isEqualTo(Duration.ofMinutes(1));
  }

  /** Who holds the teams of an account goes on to be heard when there are some again. */
  @Test
  void anAccountWithoutTeamsGrowsNotOldAndIsNotForgotten() {
    var teams = watch.teams(OTHER);
    answers(ROW);
    watch.turn(OTHER, ONE);
    watch.retain(Set.of(Account.OWN));
    clock.pass(Duration.ofHours(3));
    assertThat(watch.age()).isEqualTo(Duration.ZERO);
    assertThat(watch.teams(OTHER)).isSameAs(teams);
  }
}
