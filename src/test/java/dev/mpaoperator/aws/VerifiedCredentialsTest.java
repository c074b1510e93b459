package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoff;
import dev.mpaoperator.account.Backoffs;
import dev.mpaoperator.account.GrowingWait;
import dev.mpaoperator.simulator.world.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** No credentials come out of which AWS has not said that they are the right account's. */
class VerifiedCredentialsTest {
  private static final Map<String, String> ACCOUNTS =
      Map.of("one-a", "111122223333", "one-b", "111122223333", "two", "444455556666");

  private final AtomicReference<String> key = new AtomicReference<>("one-a");
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger providers = new AtomicInteger();
  private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
  private final Backoff backoff =
      new Backoffs(
              new GrowingWait(Duration.ofSeconds(5), Duration.ofMinutes(5)),
              SimulatedClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z")),
              new Random(1))
          .of(Account.OWN);

  private VerifiedCredentials meant(@Nullable String account) {
    return new VerifiedCredentials(
        () -> {
          providers.incrementAndGet();
          return () -> AwsBasicCredentials.create(key.get(), "secret");
        },
        credentials -> {
          before.get().run();
          asked.add(credentials.accessKeyId());
          return ACCOUNTS.get(credentials.accessKeyId());
        },
        account,
        backoff);
  }

  @Test
  void awsIsAskedOnceForEachKey() {
    var credentials = meant("111122223333");
    credentials.resolveCredentials();
    credentials.resolveCredentials();
    assertThat(credentials.account()).isEqualTo("111122223333");
    key.set("one-b");
    credentials.resolveCredentials();
    assertThat(asked).containsExactly("one-a", "one-b");
  }

  @Test
  void thoseOfAnotherAccountDoNotComeOut() {
    key.set("two");
    var credentials = meant("111122223333");
    for (var i = 0; i < 2; i++) {
      assertThatExceptionOfType(WrongAccount.class)
          .isThrownBy(credentials::resolveCredentials)
          .withMessageContainingAll("111122223333", "444455556666");
    }
    key.set("one-a");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("one-a");
  }

  @Test
  void theFirstAccountIsTheOneWhereNoneIsNamed() {
    var credentials = meant(null);
    assertThat(credentials.account()).isEqualTo("111122223333");
    key.set("two");
    assertThatExceptionOfType(WrongAccount.class).isThrownBy(credentials::resolveCredentials);
  }

  @Test
  void aKeyIsReplacedOnceHoweverManyCallsItFailed() {
    var credentials = meant("111122223333");
    credentials.resolveCredentials();
    key.set("one-b");
    credentials.renew("one-a");
    credentials.renew("one-a");
    credentials.resolveCredentials();
    credentials.renew("one-a");
    assertThat(providers).as("one from the beginning, one instead").hasValue(2);
    credentials.renew("one-b");
    assertThat(providers).hasValue(3);
  }

  @Test
  void aKeyThatHasRunOutBeforeItIsVerifiedIsReplaced() {
    var credentials = meant("111122223333");
    failing(
        AwsServiceException.builder()
            .statusCode(403)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ExpiredToken").build())
            .build());
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(credentials::resolveCredentials);
    assertThat(providers).hasValue(2);
    assertThat(backoff.remaining()).isEmpty();
  }

  /** Each of them would wait for as long as a call may take otherwise, one after the other. */
  @Test
  void thoseWhoWaitForAVerificationThatFailsDoNotAskAgain() throws Exception {
    var credentials = meant("111122223333");
    var asking = new CountDownLatch(1);
    var hangs = new CountDownLatch(1);
    var calls = new AtomicInteger();
    before.set(() -> {
      calls.incrementAndGet();
      asking.countDown();
      try {
        hangs.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      throw SdkClientException.create("no answer");
    });
    var threads = new ArrayList<Thread>();
    var failed = new AtomicInteger();
    for (var i = 0; i < 10; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  credentials.resolveCredentials();
                } catch (SdkClientException e) {
                  failed.incrementAndGet();
                }
              }));
    }
    asking.await();
    await().until(() -> threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    hangs.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(failed).hasValue(10);
    assertThat(calls).hasValue(1);
    assertThat(backoff.remaining()).as("trouble of the account").isPresent();

    before.set(() -> {});
    assertThat(credentials.account()).as("asked anew").isEqualTo("111122223333");
    assertThat(backoff.remaining()).isEmpty();
  }

  private void failing(RuntimeException failure) {
    before.set(() -> {
      throw failure;
    });
  }
}
