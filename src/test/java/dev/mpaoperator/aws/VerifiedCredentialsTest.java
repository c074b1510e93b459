package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** No credentials come out of which AWS has not said that they are the right account's. */
class VerifiedCredentialsTest {
  private static final Map<String, String> ACCOUNTS =
      Map.of("one-a", "111122223333", "one-b", "111122223333", "two", "444455556666");

  private final AtomicReference<String> key = new AtomicReference<>("one-a");
  private final List<String> asked = new ArrayList<>();

  private VerifiedCredentials meant(@Nullable String account) {
    return new VerifiedCredentials(
        () -> () -> AwsBasicCredentials.create(key.get(), "secret"),
        credentials -> {
          asked.add(credentials.accessKeyId());
          return ACCOUNTS.get(credentials.accessKeyId());
        },
        account);
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
}
