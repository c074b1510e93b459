package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mpaoperator.failure.CloudFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolicyCatalogueTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Policy VAULT = new Policy("vault", "AWS_MANAGED", 1);

  private final MovedClock clock = new MovedClock();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private Runnable during = () -> {};
  private List<Policy> policies = List.of(VAULT);
  private Optional<List<String>> allowed = Optional.of(List.of("a:X"));

  private final PolicyCatalogues catalogues =
      new PolicyCatalogues(
          new PolicyLists() {
            @Override
            public List<Policy> policies(Account account) {
              called(account.id());
              return policies;
            }

            @Override
            public List<PolicyVersion> versions(Account account, String policyArn) {
              called(account.id() + " " + policyArn);
              return List.of(new PolicyVersion(1, true, "ATTACHABLE"));
            }

            @Override
            public Optional<List<String>> allows(Account account, String versionArn) {
              called(account.id() + " " + versionArn);
              return allowed;
            }
          },
          clock);

  private static final Account OWN = new Account("own", null);

  private final PolicyCatalogue catalogue = catalogues.of(OWN);

  private void called(String what) {
    calls.add(what);
    during.run();
  }

  @Test
  void aListIsBelievedAsLongAsTheOneWhoAsksDoes() {
    catalogue.policies(HOUR);
    clock.pass(Duration.ofMinutes(59));
    policies = List.of();
    assertThat(catalogue.policies(HOUR)).containsExactly(VAULT);
    assertThat(catalogue.policies(MINUTE)).isEmpty();
    assertThat(catalogue.policies(MINUTE)).isEmpty();
    assertThat(calls).hasSize(2);
  }

  @Test
  void eachPolicyAndEachAccountHasListsOfItsOwn() {
    catalogue.versions("a", HOUR);
    catalogue.versions("b", HOUR);
    catalogue.versions("a", HOUR);
    catalogues.of(new Account("other", null)).versions("a", HOUR);
    assertThat(catalogues.of(OWN)).isSameAs(catalogue);
    assertThat(calls).containsExactly("own a", "own b", "other a");
  }

  @Test
  void whatAVersionAllowsIsReadOnceForGood() {
    catalogue.allows("vault/1");
    clock.pass(Duration.ofDays(1000));
    assertThat(catalogue.allows("vault/1")).contains(List.of("a:X"));
    assertThat(calls).hasSize(1);
  }

  @Test
  void aVersionThatIsNotThereMayCome() {
    allowed = Optional.empty();
    assertThat(catalogue.allows("vault/2")).isEmpty();
    allowed = Optional.of(List.of());
    assertThat(catalogue.allows("vault/2")).contains(List.of());
  }

  @Test
  void aFailureIsNotRemembered() {
    during =
        () -> {
          throw new CloudFailure(
              CloudFailure.Kind.UNAVAILABLE, "ListPolicies", "busy", false, null);
        };
    assertThatExceptionOfType(CloudFailure.class).isThrownBy(() -> catalogue.policies(HOUR));
    during = () -> {};
    assertThat(catalogue.policies(HOUR)).containsExactly(VAULT);
  }

  @Test
  void aClockThatWentBackDoesNotMakeAListLastForEver() {
    catalogue.policies(HOUR);
    clock.pass(Duration.ofDays(-30));
    catalogue.policies(HOUR);
    assertThat(calls).hasSize(2);
  }

  @Test
  void manyWhoAskAtOnceAreAnsweredByOneReading() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var atOnce = new AtomicInteger();
    during =
        () -> {
          assertThat(atOnce.incrementAndGet()).as("readings at the same time").isOne();
          begun.countDown();
          await(goOn);
          atOnce.decrementAndGet();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> catalogue.policies(HOUR));
      await(begun);
      var others = new ArrayList<Future<?>>();
      for (var i = 0; i < 20; i++) {
        others.add(threads.submit(() -> catalogue.policies(HOUR)));
        others.add(threads.submit(() -> catalogue.versions("vault", HOUR)));
        others.add(threads.submit(() -> catalogue.allows("vault/1")));
      }
      goOn.countDown();
      assertThat(first.get()).containsExactly(VAULT);
      for (var other : others) {
        other.get();
      }
    }
    assertThat(calls).containsExactlyInAnyOrder("own", "own vault", "own vault/1");
  }

  @Test
  void whatIsYoungEnoughWaitsForNoReading() throws Exception {
    catalogue.policies(HOUR);
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    during =
        () -> {
          begun.countDown();
          await(goOn);
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reading = threads.submit(() -> catalogue.versions("vault", HOUR));
      await(begun);
      assertThat(catalogue.policies(HOUR)).containsExactly(VAULT);
      assertThat(reading.isDone()).isFalse();
      goOn.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
