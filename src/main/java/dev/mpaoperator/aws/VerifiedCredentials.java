package dev.mpaoperator.aws;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials of which AWS has said that they belong to the right account. There is no other way to
 * credentials, so no call, of whatever kind, is made in a wrong account: neither a change, nor a
 * look, after which what is there would seem to be gone.
 */
final class VerifiedCredentials implements AwsCredentialsProvider {
  private final Supplier<AwsCredentialsProvider> source;
  private final Function<AwsCredentials, String> accountOf;
  private final @Nullable String expected;
  private AwsCredentialsProvider current;
  private volatile @Nullable Verified verified;

  private record Verified(String accessKey, String account) {}

  /**
   * Credentials that are not asked for yet.
   *
   * @param source makes a provider, which caches and renews; another one if what it has is refused
   * @param accountOf asks AWS
   * @param expected the number of the account, {@code null} for the one that they belong to at
   *     first
   */
  VerifiedCredentials(
      Supplier<AwsCredentialsProvider> source,
      Function<AwsCredentials, String> accountOf,
      @Nullable String expected) {
    this.source = source;
    this.accountOf = accountOf;
    this.expected = expected;
    current = source.get();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    var credentials = provider().resolveCredentials();
    var known = verified;
    if (known == null || !known.accessKey.equals(credentials.accessKeyId())) {
      verify(credentials);
    }
    return credentials;
  }

  /** Asked again for new credentials: those of a role change with every session. */
  private synchronized void verify(AwsCredentials credentials) {
    var before = verified;
    if (before != null && before.accessKey.equals(credentials.accessKeyId())) {
      return; // somebody else has asked meanwhile
    }
    var account = accountOf.apply(credentials);
    var meant = expected != null ? expected : before != null ? before.account : account;
    if (!account.equals(meant)) {
      throw new WrongAccount(meant, account);
    }
    verified = new Verified(credentials.accessKeyId(), account);
  }

  /** The number of the account. */
  String account() {
    var _ = resolveCredentials();
    var known = verified;
    if (known == null) {
      throw new IllegalStateException("credentials were not verified");
    }
    return known.account;
  }

  /** AWS takes those that were given out no more. */
  synchronized void renew() {
    var old = current;
    current = source.get();
    if (!old.equals(current) && old instanceof AutoCloseable closeable) {
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
