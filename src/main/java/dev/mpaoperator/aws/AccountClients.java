package dev.mpaoperator.aws;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.AccountNumbers;
import dev.mpaoperator.account.AssumedRole;
import dev.mpaoperator.account.Backoffs;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of each account, over one connection pool. Their credentials are the operator's own,
 * or those of a role that it assumes; whose they are is verified before they are used.
 */
public final class AccountClients implements AccountNumbers, AutoCloseable {
  /** A session is replaced so long before its end, which no call may see. */
  private static final Duration SPARE = Duration.ofMinutes(5);

  private final Map<Account, Reached> accounts = new ConcurrentHashMap<>();
  private final MpaClients.Connection connection;
  private final CallObserver observer;
  private final Backoffs backoffs;
  private final AwsCredentialsProvider own;
  private final Transport transport;
  private final StsClient sts;

  private record Reached(VerifiedCredentials credentials, MpaClients clients) {}

  /**
   * Builds nothing yet, and sends nothing.
   *
   * @param connection how to reach Multi-party approval
   * @param stsEndpoint instead of AWS's own; {@code null} leaves it to the SDK
   * @param observer told of every call
   * @param backoffs of the accounts, told how calls go
   */
  public AccountClients(
      MpaClients.Connection connection,
      @Nullable URI stsEndpoint,
      CallObserver observer,
      Backoffs backoffs) {
    this(connection, stsEndpoint, observer, backoffs, DefaultCredentialsProvider.builder().build());
  }

  /** With other credentials of the operator's own. */
  AccountClients(
      MpaClients.Connection connection,
      @Nullable URI stsEndpoint,
      CallObserver observer,
      Backoffs backoffs,
      AwsCredentialsProvider own) {
    this.own = own;
    this.connection = connection;
    this.observer = observer;
    this.backoffs = backoffs;
    transport = Transport.open(connection.callTimeout());
    var builder =
        StsClient.builder()
            .httpClient(transport.http())
            .region(
                Region.of(SdkSystemSetting.AWS_REGION.getStringValue().orElse(connection.region())))
            .credentialsProvider(this::ofOperator)
            .overrideConfiguration(c ->
                c.apiCallTimeout(connection.callTimeout())
                    .scheduledExecutorService(transport.timeouts())
                    .addExecutionInterceptor(new CallInterceptor(observer)));
    sts = (stsEndpoint == null ? builder : builder.endpointOverride(stsEndpoint)).build();
  }

  /** Those of an account. */
  public MpaClients of(Account account) {
    return reached(account).clients;
  }

  /** Its credentials, for the clients of other services. */
  VerifiedCredentials credentials(Account account) {
    return reached(account).credentials;
  }

  /** The operator's own credentials, whosever they are. */
  AwsCredentialsProvider own() {
    return own;
  }

  /** Gives access to accounts, with the operator's own credentials. */
  StsClient sts() {
    return sts;
  }

  /** For the clients of other services; it is not theirs to close. */
  Transport transport() {
    return transport;
  }

  @Override
  public String numberOf(Account account) {
    return MpaFailures.call("GetCallerIdentity", reached(account).credentials::account);
  }

  private Reached reached(Account account) {
    return accounts.computeIfAbsent(account, this::reach);
  }

  private Reached reach(Account account) {
    var role = account.role();
    var credentials =
        new VerifiedCredentials(
            () -> role == null ? own : assumed(role),
            this::accountOf,
            account.id(),
            backoffs.of(account));
    return new Reached(
        credentials,
        new MpaClients(
            connection,
            transport,
            credentials,
            List.of(
                new CallInterceptor(observer),
                new TroubleInterceptor(backoffs.of(account)),
                new RenewalInterceptor(credentials))));
  }

  private RoleCredentials assumed(AssumedRole role) {
    var tags =
        role.tags().entrySet().stream()
            .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
            .toList();
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role.arn())
            .externalId(role.externalId())
            .roleSessionName(role.sessionName())
            .durationSeconds(Math.toIntExact(role.duration().toSeconds()))
            .tags(tags)
            .build();
    return new RoleCredentials(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(request)
            .prefetchTime(SPARE)
            .build());
  }

  private String accountOf(AwsCredentials credentials) {
    return StsFailure.call(
        "GetCallerIdentity",
        () ->
            sts.getCallerIdentity(r ->
                    r.overrideConfiguration(
                        o -> o.credentialsProvider(StaticCredentialsProvider.create(credentials))))
                .account());
  }

  /** Those that STS gives for a service account must not look like those of a role. */
  private AwsCredentials ofOperator() {
    try {
      return own.resolveCredentials();
    } catch (StsException e) {
      throw StsFailure.ofOperator(e);
    }
  }

  @Override
  public void close() {
    accounts.values().forEach(r -> r.clients.close());
    sts.close();
    transport.close();
    if (own instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
