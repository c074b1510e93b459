package dev.mpaoperator.aws;

import dev.mpaoperator.account.Backoff;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials of which AWS has said that they belong to the right account. There is no other way to
 * credentials, so no call, of whatever kind, is made in a wrong account: neither a change, nor a
 * look, after which what is there would seem to be gone.
 *
 * <p>Of those who need credentials that are not verified yet one asks, and the others wait for what
 * comes of it, be it a failure: they do not ask again one after the other.
 */
final class VerifiedCredentials implements AwsCredentialsProvider {
  private final Supplier<AwsCredentialsProvider> source;
  private final Function<AwsCredentials, String> accountOf;
  private final @Nullable String expected;
  private final Backoff backoff;
  private AwsCredentialsProvider current;
  private @Nullable FutureTask<Verified> asking;
  private volatile @Nullable Verified verified;

  private record Verified(
      AwsCredentialsProvider provider, AwsCredentials credentials, String account) {
    private boolean has(String accessKey) {
      return credentials.accessKeyId().equals(accessKey);
    }
  }

  /**
   * Credentials that are not asked for yet.
   *
   * @param source makes a provider, which caches and renews; another one if what it has is refused
   * @param accountOf asks AWS
   * @param expected the number of the account, {@code null} for the one that they belong to at
   *     first
   * @param backoff of the account, told how it goes: the clients do not see why they get none
   */
  VerifiedCredentials(
      Supplier<AwsCredentialsProvider> source,
      Function<AwsCredentials, String> accountOf,
      @Nullable String expected,
      Backoff backoff) {
    this.source = source;
    this.accountOf = accountOf;
    this.expected = expected;
    this.backoff = backoff;
    current = source.get();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return resolved().credentials;
  }

  /** The number of the account. */
  String account() {
    return resolved().account;
  }

  /**
   * AWS takes an access key no more that was given out. Nothing happens if another one is there
   * already: of many calls that fail together one has the key replaced.
   */
  void renew(String accessKey) {
    var known = verified;
    if (known != null && known.has(accessKey)) {
      replace(known.provider);
    }
  }

  private Verified resolved() {
    var known = verified;
    if (known != null && known.provider.equals(provider())) {
      var credentials = cached(known.provider);
      if (known.has(credentials.accessKeyId())) {
        return new Verified(known.provider, credentials, known.account);
      }
    }
    return together();
  }

  private AwsCredentials cached(AwsCredentialsProvider provider) {
    var begun = backoff.begun();
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      tell(e, begun);
      throw e;
    }
  }

  /** One asks, without any lock, and all who come meanwhile get the same. */
  private Verified together() {
    FutureTask<Verified> task;
    var mine = false;
    synchronized (this) {
      var under = asking;
      if (under == null) {
        mine = true;
        var provider = current;
        under = new FutureTask<>(() -> verify(provider));
        asking = under;
      }
      task = under;
    }
    if (mine) {
      task.run();
      ended(task);
    }
    return outcome(task);
  }

  private synchronized void ended(FutureTask<Verified> task) {
    if (task.equals(asking)) {
      asking = null;
    }
  }

  private static Verified outcome(FutureTask<Verified> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while waiting for credentials", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Asked again for new credentials: those of a role change with every session. */
  private Verified verify(AwsCredentialsProvider provider) {
    var begun = backoff.begun();
    try {
      var credentials = provider.resolveCredentials();
      var before = verified;
      if (before != null
          && before.provider.equals(provider)
          && before.has(credentials.accessKeyId())) {
        return before; // somebody else has asked meanwhile
      }
      var account = asked(provider, credentials);
      var meant = expected != null ? expected : before != null ? before.account : account;
      if (!account.equals(meant)) {
        throw new WrongAccount(meant, account);
      }
      var now = new Verified(provider, credentials, account);
      keep(now);
      backoff.answered(begun);
      return now;
    } catch (SdkException e) {
      tell(e, begun);
      throw e;
    }
  }

  /** Unless they were replaced while AWS was asked. */
  private synchronized void keep(Verified now) {
    if (now.provider.equals(current)) {
      verified = now;
    }
  }

  private String asked(AwsCredentialsProvider provider, AwsCredentials credentials) {
    try {
      return accountOf.apply(credentials);
    } catch (SdkException e) {
      if (MpaFailures.isExpired(e)) {
        replace(provider);
      }
      throw e;
    }
  }

  private void tell(SdkException e, int begun) {
    if (MpaFailures.isTroubleOfAccount(e)) {
      backoff.failed();
    } else {
      backoff.answered(begun);
    }
  }

  private void replace(AwsCredentialsProvider refused) {
    synchronized (this) {
      if (!current.equals(refused)) {
        return;
      }
      current = source.get();
      asking = null; // what comes of it is not for those who come now
      if (current.equals(refused)) {
        return;
      }
    }
    if (refused instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("credentials cannot be closed", e);
      }
    }
  }

  private synchronized AwsCredentialsProvider provider() {
    return current;
  }
}
