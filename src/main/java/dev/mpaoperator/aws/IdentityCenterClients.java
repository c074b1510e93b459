package dev.mpaoperator.aws;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Backoffs;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * The clients of IAM Identity Center: for each account and region, when first needed, over one
 * connection pool, which whoever gave it closes.
 */
public final class IdentityCenterClients implements AutoCloseable {
  private final SdkHttpClient http;
  private final Function<Account, AwsCredentialsProvider> credentials;
  private final Connection connection;
  private final CallObserver observer;
  private final Backoffs backoffs;
  private final Map<Place, Clients> clients = new ConcurrentHashMap<>();

  /**
   * How to reach the services.
   *
   * @param endpoint instead of AWS's own; {@code null} leaves it to the SDK
   * @param callTimeout bound on one call with all its retries
   */
  public record Connection(@Nullable URI endpoint, Duration callTimeout) {}

  private record Place(Account account, String region) {}

  /** Those of one account in one region. */
  record Clients(IdentitystoreClient store, SsoAdminClient admin) {
    private void close() {
      store.close();
      admin.close();
    }
  }

  /**
   * Nothing is built or sent yet.
   *
   * @param http the connection pool
   * @param credentials of an account
   * @param connection how to reach the services
   * @param observer told of every call
   * @param backoffs told how the calls of each account go
   */
  public IdentityCenterClients(
      SdkHttpClient http,
      Function<Account, AwsCredentialsProvider> credentials,
      Connection connection,
      CallObserver observer,
      Backoffs backoffs) {
    this.http = http;
    this.credentials = credentials;
    this.connection = connection;
    this.observer = observer;
    this.backoffs = backoffs;
  }

  Clients of(Account account, String region) {
    return clients.computeIfAbsent(new Place(account, region), this::build);
  }

  private Clients build(Place place) {
    return new Clients(
        configured(IdentitystoreClient.builder(), place).build(),
        configured(SsoAdminClient.builder(), place).build());
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, Place place) {
    var configured =
        builder
            .httpClient(http)
            .region(Region.of(place.region()))
            .credentialsProvider(credentials.apply(place.account()))
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                    .apiCallTimeout(connection.callTimeout())
                    .executionInterceptors(
                        List.of(
                            new CallInterceptor(observer),
                            new TroubleInterceptor(backoffs.of(place.account()))))
                    .build());
    return connection.endpoint() == null
        ? configured
        : configured.endpointOverride(connection.endpoint());
  }

  @Override
  public void close() {
    clients.values().forEach(Clients::close);
    clients.clear();
  }
}
