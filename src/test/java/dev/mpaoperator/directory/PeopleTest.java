package dev.mpaoperator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.account.MovedClock;
import dev.mpaoperator.directory.Finding.Ambiguous;
import dev.mpaoperator.directory.Finding.Disabled;
import dev.mpaoperator.directory.Finding.Found;
import dev.mpaoperator.directory.Finding.NotFound;
import dev.mpaoperator.directory.Finding.Unchecked;
import dev.mpaoperator.failure.CloudFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is found, how often AWS is asked for it, and what is said when it cannot be. */
class PeopleTest {
  private static final Instance INSTANCE = new Instance("arn:aws:sso:::instance/ssoins-1", "r");
  private static final Account OTHER = new Account("444455556666", null);
  private static final Selector ALICE = Selector.userName("alice");
  private static final Selector BOBS_ADDRESS = Selector.email("bob@example.com");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final PlayedDirectory directory = new PlayedDirectory();
  private final MovedClock clock = new MovedClock();
  private final Backoffs backoffs =
      new Backoffs(
          new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)), clock, new Random(1));
  private final People people = new People(directory, backoffs, clock);

  private Finding find(Selector selector) {
    return people.find(Account.OWN, INSTANCE, selector);
  }

  @Test
  void aPersonIsFoundWithThreeCallsOnceAnHour() {
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    assertThat(directory.calls).containsExactly("DescribeInstance", "GetUserId", "DescribeUser");
    clock.pass(Duration.ofMinutes(59));
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    assertThat(directory.calls).hasSize(3);
    clock.pass(MINUTE);
    directory.users.removeIf(u -> u.id().equals("1"));
    directory.add("7", "alice");
    assertThat(find(ALICE)).isEqualTo(new Found("7"));
    assertThat(directory.count("DescribeInstance")).isEqualTo(1);
  }

  @Test
  void whoJoinsIsFoundSoon() {
    var zoe = Selector.userName("zoe");
    assertThat(find(zoe)).isEqualTo(new NotFound());
    directory.add("9", "zoe");
    clock.pass(Duration.ofMinutes(4));
    assertThat(find(zoe)).isEqualTo(new NotFound());
    clock.pass(MINUTE);
    assertThat(find(zoe)).isEqualTo(new Found("9"));
  }

  @Test
  void whoIsDisabledOrEnabledIsNoticed() {
    directory.disable("1");
    assertThat(find(ALICE)).isEqualTo(new Disabled("1"));
    directory.users.removeIf(u -> u.id().equals("1"));
    directory.add("1", "alice");
    clock.pass(Duration.ofMinutes(5));
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
  }

  @Test
  void accountsDoNotShareAnswers() {
    find(ALICE);
    people.find(OTHER, INSTANCE, ALICE);
    assertThat(directory.count("GetUserId")).isEqualTo(2);
  }

  @Test
  void aClockThatGoesBackMakesNothingLastLonger() {
    find(ALICE);
    clock.pass(Duration.ofHours(-5));
    find(ALICE);
    assertThat(directory.count("GetUserId")).isEqualTo(2);
  }

  @Test
  void manyWhoAskForOneNameMakeOneCall() throws InterruptedException {
    var inside = new CountDownLatch(1);
    directory.atEveryCall =
        () -> {
          try {
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      var findings =
          IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> find(ALICE))).toList();
      inside.countDown();
      assertThat(findings).allSatisfy(f -> assertThat(f.get()).isEqualTo(new Found("1")));
    }
    assertThat(directory.count("GetUserId")).isEqualTo(1);
  }

  @Test
  void noMoreIsRememberedThanIsAllowed() {
    var few =
        new People(
            directory, backoffs, clock, new Ages(Duration.ofHours(1), MINUTE, MINUTE, MINUTE, 1));
    few.find(Account.OWN, INSTANCE, ALICE);
    few.find(Account.OWN, INSTANCE, BOBS_ADDRESS);
    few.find(Account.OWN, INSTANCE, BOBS_ADDRESS);
    assertThat(directory.count("GetUserId")).isEqualTo(2);
    few.find(Account.OWN, INSTANCE, ALICE);
    assertThat(directory.count("GetUserId")).isEqualTo(3);
  }

  @Test
  void severalWithOneAddressAreNotGuessedAt() {
    directory.fail("GetUserId", Kind.CONFLICT);
    assertThat(find(BOBS_ADDRESS)).isEqualTo(new Ambiguous(2));
  }

  @Test
  void aNameThatMayNotBeLookedUpIsFoundInAFilteredList() {
    directory.fail("GetUserId", Kind.DENIED);
    directory.add("3", "Alice");
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    assertThat(find(Selector.userName("BOB"))).as("one but for the case").isEqualTo(new Found("2"));
    assertThat(find(Selector.userName("ALICE"))).as("two but for it").isEqualTo(new Ambiguous(2));
    assertThat(find(Selector.userName("zoe"))).isEqualTo(new NotFound());
    assertThat(directory.count("GetUserId")).as("not tried in vain again").isEqualTo(1);
    clock.pass(MINUTE);
    find(Selector.userName("yan"));
    assertThat(directory.count("GetUserId")).as("it may be permitted now").isEqualTo(2);
  }

  @Test
  void allAddressesAreFoundInOneReadingOfTheDirectory() {
    directory.fail("GetUserId", Kind.DENIED);
    directory.page = 1;
    directory.add("3", "bob2", "Bob@example.com", "x@example.com");
    directory.add("4", "x", "x@example.com");
    var asked =
        List.of(BOBS_ADDRESS, Selector.email("x@example.com"), Selector.email("zoe@example.com"));
    assertThat(people.find(Account.OWN, INSTANCE, asked).values())
        .containsExactly(new Found("2"), new Ambiguous(2), new NotFound());
    assertThat(directory.count("ListUsers")).isEqualTo(4);

    var late = Selector.email("alice@example.com");
    assertThat(find(late))
        .isInstanceOfSatisfying(
            Unchecked.class,
            u -> {
              assertThat(u.kind()).isEqualTo(Kind.UNAVAILABLE);
              assertThat(u.text()).contains("identitystore:GetUserId").doesNotContain("alice");
            });
    assertThat(directory.count("ListUsers")).as("not so soon again").isEqualTo(4);
    clock.pass(Duration.ofMinutes(10));
    assertThat(find(late)).isEqualTo(new Found("1"));
    assertThat(find(Selector.email("zoe@example.com"))).isEqualTo(new NotFound());
    assertThat(directory.count("ListUsers")).as("for all who asked so far").isEqualTo(8);
  }

  @Test
  void aReadingThatIsThrottledGoesOnWhereItWas() {
    directory.fail("GetUserId", Kind.DENIED);
    directory.page = 1;
    directory.add("3", "carol", "carol@example.com");
    var throttle = new boolean[] {true};
    directory.atEveryCall =
        () -> {
          if (throttle[0] && directory.count("ListUsers") == 2) {
            backoffs.of(Account.OWN).failed();
            directory.fail("ListUsers", Kind.UNAVAILABLE);
          }
        };
    var carol = Selector.email("carol@example.com");
    assertThat(find(carol)).isInstanceOf(Unchecked.class);
    var calls = directory.calls.size();
    assertThat(find(carol)).as("while it is left alone").isInstanceOf(Unchecked.class);
    assertThat(directory.calls).hasSize(calls);
    throttle[0] = false;
    directory.failing.remove("ListUsers");
    clock.pass(Duration.ofSeconds(5));
    backoffs.of(Account.OWN).answered(1);
    assertThat(find(carol)).isEqualTo(new Found("3"));
    assertThat(directory.count("ListUsers")).as("one, one in vain, the other two").isEqualTo(4);
  }

  @Test
  void aReadingStopsWhenTheAccountIsToBeLeftAlone() {
    directory.fail("GetUserId", Kind.DENIED);
    directory.page = 1;
    directory.atEveryCall =
        () -> {
          if (directory.count("ListUsers") == 1) {
            backoffs.of(Account.OWN).failed();
          }
        };
    assertThat(find(BOBS_ADDRESS)).isInstanceOf(Unchecked.class);
    assertThat(directory.count("ListUsers")).isEqualTo(1);
  }

  @Test
  void withoutARightToSeeThemPeopleCountAsEnabled() {
    directory.fail("DescribeUser", Kind.DENIED);
    directory.disable("1");
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    find(BOBS_ADDRESS);
    assertThat(directory.count("DescribeUser")).as("not tried in vain again").isEqualTo(1);
  }

  @Test
  void withoutAnyRightTheBetterOneIsNamed() {
    directory.fail("GetUserId", Kind.DENIED);
    directory.fail("ListUsers", Kind.DENIED);
    assertThat(List.of(find(ALICE), find(BOBS_ADDRESS)))
        .allSatisfy(f -> {
          var unchecked = (Unchecked) f;
          assertThat(unchecked.operation()).isEqualTo("GetUserId");
          assertThat(unchecked.kind()).isEqualTo(Kind.DENIED);
          assertThat(unchecked.text()).contains("Grant").doesNotContain("alice", "bob");
        });
    directory.failing.clear();
    clock.pass(MINUTE);
    assertThat(find(BOBS_ADDRESS)).as("as soon as it is granted").isEqualTo(new Found("2"));
  }

  @Test
  void inTroubleNobodyIsAskedAndWhoWasFoundIsFoundAsLongAsThatIsTakenForTrue() {
    find(ALICE);
    clock.pass(Duration.ofMinutes(58));
    backoffs.of(Account.OWN).failed();
    var calls = directory.calls.size();
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    clock.pass(MINUTE.multipliedBy(2));
    backoffs.of(Account.OWN).failed();
    assertThat(List.of(find(ALICE), find(BOBS_ADDRESS)))
        .allSatisfy(f -> assertThat(((Unchecked) f).kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThat(directory.calls).hasSize(calls);
    assertThat(people.find(OTHER, INSTANCE, BOBS_ADDRESS))
        .as("of another account")
        .isEqualTo(new Found("2"));
  }

  @Test
  void aNameIsNotTakenForThePersonOfLongAgo() {
    find(ALICE);
    clock.pass(Duration.ofDays(40));
    directory.users.removeIf(u -> u.id().equals("1"));
    directory.add("7", "alice");
    directory.fail("GetUserId", Kind.UNAVAILABLE);
    assertThat(find(ALICE)).isInstanceOf(Unchecked.class);
    assertThat(find(BOBS_ADDRESS)).isInstanceOf(Unchecked.class);
    directory.failing.clear();
    assertThat(find(ALICE)).as("failures are not remembered").isEqualTo(new Found("7"));
    assertThat(find(BOBS_ADDRESS)).isEqualTo(new Found("2"));
  }

  @Test
  void aRightThatIsTakenAwayIsNamedAlsoForWhoWasFoundBefore() {
    find(ALICE);
    clock.pass(Duration.ofHours(3));
    directory.fail("GetUserId", Kind.DENIED);
    directory.fail("ListUsers", Kind.DENIED);
    assertThat(find(ALICE))
        .isInstanceOfSatisfying(
            Unchecked.class, u -> assertThat(u.operation()).isEqualTo("GetUserId"));
  }

  @Test
  void aDirectoryThatMayNotBeDescribedIsAskedForOnceForAllNames() {
    directory.fail("DescribeInstance", Kind.DENIED);
    assertThat(List.of(find(ALICE), find(BOBS_ADDRESS), find(Selector.userName("zoe"))))
        .allSatisfy(f -> {
          var unchecked = (Unchecked) f;
          assertThat(unchecked.operation()).isEqualTo("DescribeInstance");
          assertThat(unchecked.kind()).isEqualTo(Kind.DENIED);
        });
    assertThat(directory.count("DescribeInstance")).as("for the directory").isEqualTo(1);
    assertThat(people.find(OTHER, INSTANCE, ALICE)).isInstanceOf(Unchecked.class);
    assertThat(directory.count("DescribeInstance")).as("for another account's").isEqualTo(2);
    directory.failing.clear();
    clock.pass(MINUTE);
    assertThat(find(ALICE)).as("it may be permitted now").isEqualTo(new Found("1"));
  }

  @Test
  void aWrongStoreIsLookedForAnew() {
    directory.fail("GetUserId", Kind.INVALID);
    assertThat(find(ALICE))
        .isInstanceOfSatisfying(
            Unchecked.class, u -> assertThat(u.text()).contains("Correct the identity source"));
    directory.failing.clear();
    clock.pass(MINUTE);
    assertThat(find(ALICE)).isEqualTo(new Found("1"));
    assertThat(directory.count("DescribeInstance")).isEqualTo(2);
  }

  @Test
  void whoVanishesBetweenTwoCallsIsNotTakenForAbsent() {
    directory.atEveryCall =
        () -> {
          if (directory.count("DescribeUser") == 1) {
            directory.users.removeIf(u -> u.id().equals("1"));
          }
        };
    assertThat(find(ALICE)).isInstanceOf(Unchecked.class);
  }

  @Test
  void nothingShowsWhatWasLookedFor() {
    assertThat(List.of(ALICE.toString(), BOBS_ADDRESS.toString(), directory.users.toString()))
        .noneMatch(text -> text.contains("alice") || text.contains("bob"));
  }
}
