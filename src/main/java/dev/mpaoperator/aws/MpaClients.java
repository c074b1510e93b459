package dev.mpaoperator.aws;

import dev.mpaoperator.account.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.mpa.MpaClient;

/**
 * The clients of one account, over one connection pool.
 *
 * <p>There are two because {@code UpdateApprovalTeam} and {@code StartActiveApprovalTeamDeletion}
 * bear no token: a retry by the SDK after a lost answer could ask people twice.
 */
public final class MpaClients implements AutoCloseable {
  private final @Nullable Transport owned;
  private final MpaClient repeatable;
  private final MpaClient once;

  /**
   * How to reach the service.
   *
   * @param region Multi-party approval lives in us-east-1 (User Guide, "Region support"), wherever
   *     the cluster is
   * @param endpoint instead of AWS's own; {@code null} leaves it to the SDK, which honours {@code
   *     AWS_ENDPOINT_URL}
   * @param callTimeout bound on one call with all its retries
   */
  public record Connection(String region, @Nullable URI endpoint, Duration callTimeout) {}

  /**
   * Builds clients whose credentials come from the SDK's default chain; nothing is sent.
   *
   * @param connection how to reach the service
   * @param observer told of every call
   * @param backoff of the account, told how calls go
   */
  public MpaClients(Connection connection, CallObserver observer, Backoff backoff) {
    this(connection, DefaultCredentialsProvider.builder().build(), observer, backoff);
  }

  /** The same with other credentials. */
  public MpaClients(
      Connection connection,
      AwsCredentialsProvider credentials,
      CallObserver observer,
      Backoff backoff) {
    this(connection, credentials, observer, backoff, AwsRetryStrategy.standardRetryStrategy());
  }

  /** Over what others use too, and stays open. */
  MpaClients(
      Connection connection,
      Transport shared,
      AwsCredentialsProvider credentials,
      List<ExecutionInterceptor> interceptors) {
    owned = null;
    repeatable =
        client(
            connection,
            shared,
            credentials,
            interceptors,
            AwsRetryStrategy.standardRetryStrategy());
    once = client(connection, shared, credentials, interceptors, AwsRetryStrategy.doNotRetry());
  }

  /** With other retries of what may be repeated. */
  MpaClients(
      Connection connection,
      AwsCredentialsProvider credentials,
      CallObserver observer,
      Backoff backoff,
      RetryStrategy retries) {
    var own = Transport.open(connection.callTimeout());
    owned = own;
    List<ExecutionInterceptor> interceptors =
        List.of(new CallInterceptor(observer), new TroubleInterceptor(backoff));
    repeatable = client(connection, own, credentials, interceptors, retries);
    once = client(connection, own, credentials, interceptors, AwsRetryStrategy.doNotRetry());
  }

  /** For calls that may be repeated. */
  MpaClient repeatable() {
    return repeatable;
  }

  /** For calls that must be sent once. */
  MpaClient once() {
    return once;
  }

  private static MpaClient client(
      Connection connection,
      Transport transport,
      AwsCredentialsProvider credentials,
      List<ExecutionInterceptor> interceptors,
      RetryStrategy retries) {
    var builder =
        MpaClient.builder()
            .httpClient(transport.http())
            .region(Region.of(connection.region()))
            .credentialsProvider(credentials)
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(retries)
                    .apiCallTimeout(connection.callTimeout())
                    .scheduledExecutorService(transport.timeouts())
                    .executionInterceptors(interceptors)
                    .build());
    return (connection.endpoint() == null
            ? builder
            : builder.endpointOverride(connection.endpoint()))
        .build();
  }

  @Override
  public void close() {
    repeatable.close();
    once.close();
    if (owned != null) {
      owned.close();
    }
  }
}
