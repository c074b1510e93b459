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
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * The clients of IAM Identity Center: for each account and region, when first needed, over one
 * connection pool, which whoever gave it closes.
 */
public final class IdentityCenterClients implements AutoCloseable {
  private final Transport transport;
  private final Function<Account, VerifiedCredentials> credentials;
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
   * @param accounts whose credentials and connections are used
   * @param connection how to reach the services
   * @param observer told of every call
   * @param backoffs told how the calls of each account go
   */
  public IdentityCenterClients(
      AccountClients accounts, Connection connection, CallObserver observer, Backoffs backoffs) {
    this(accounts.transport(), accounts::credentials, connection, observer, backoffs);
  }

  /** The same with credentials from elsewhere. */
  IdentityCenterClients(
      Transport transport,
      Function<Account, VerifiedCredentials> credentials,
      Connection connection,
      CallObserver observer,
      Backoffs backoffs) {
    this.transport = transport;
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
    var own = credentials.apply(place.account());
    var configured =
        builder
            .httpClient(transport.http())
            .region(Region.of(place.region()))
            .credentialsProvider(own)
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                    .apiCallTimeout(connection.callTimeout())
                    .scheduledExecutorService(transport.timeouts())
                    .executionInterceptors(
                        List.of(
                            new CallInterceptor(observer),
                            new TroubleInterceptor(backoffs.of(place.account())),
                            new RenewalInterceptor(own)))
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
