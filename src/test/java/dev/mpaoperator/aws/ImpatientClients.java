package dev.mpaoperator.aws;

import dev.mpaoperator.account.Backoff;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Clients that try again as often as the operator's, and do not wait in real time before. */
public final class ImpatientClients {
  private ImpatientClients() {}

  /** Builds the clients. */
  public static MpaClients of(MpaClients.Connection connection, Backoff backoff) {
    var atOnce = BackoffStrategy.retryImmediately();
    return new MpaClients(
        connection,
        DefaultCredentialsProvider.builder().build(),
        CallObserver.NONE,
        backoff,
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(atOnce)
            .throttlingBackoffStrategy(atOnce)
            .build());
  }
}
