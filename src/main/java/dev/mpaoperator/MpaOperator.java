package dev.mpaoperator;

import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.account.Workers;
import dev.mpaoperator.approvalsession.ApprovalSessionReconciler;
import dev.mpaoperator.approvalsession.SessionAccounts;
import dev.mpaoperator.approvalsession.plan.Retention;
import dev.mpaoperator.approvalteam.ApprovalTeamReconciler;
import dev.mpaoperator.approvalteam.TeamAccounts;
import dev.mpaoperator.aws.MpaApprovalSessionGateway;
import dev.mpaoperator.aws.MpaApprovalTeamGateway;
import dev.mpaoperator.aws.MpaIdentitySourceGateway;
import dev.mpaoperator.identitysource.IdentitySourceReconciler;
import dev.mpaoperator.kubernetes.ActionLog;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.Leases;
import dev.mpaoperator.kubernetes.PersonsChanges;
import dev.mpaoperator.kubernetes.SlimStore;
import dev.mpaoperator.kubernetes.UrgentFirst;
import dev.mpaoperator.monitoring.Metrics;
import dev.mpaoperator.monitoring.SourceGauges;
import dev.mpaoperator.monitoring.TeamGauges;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.Health;
import dev.mpaoperator.operations.HttpEndpoints;
import dev.mpaoperator.operations.OperatorConfig;
import dev.mpaoperator.wiring.AwsSide;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A running operator: everything wired together. */
public final class MpaOperator implements AutoCloseable {
  private final Metrics metrics = new Metrics(Main.version());
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean atWork = new AtomicBoolean();
  private final RandomGenerator random = new Random();
  private final UrgentFirst executor;
  private final AwsSide aws;
  private final Operator operator;
  private final HttpEndpoints http;
  private final Runnable releaseLease;

  /**
   * Starts one. It returns when the watches stand; with leader election the work begins when the
   * lease is held.
   *
   * @param config what can be set
   * @param client the Kubernetes API; stays open when the operator stops
   * @param clock every time comes from here
   * @param instance which process this is, for example the pod's name
   * @param onLostLease called when another process took over: this one must end
   * @throws ConfigException if something is missing that the operator needs
   */
  public static MpaOperator start(
      OperatorConfig config,
      KubernetesClient client,
      Clock clock,
      String instance,
      Runnable onLostLease) {
    StartChecks.crds(client, config.namespaces(), config.identitySources());
    StartChecks.crdVersions(client);
    StartChecks.lease(client, config.leaderElection());
    var operator = new MpaOperator(config, client, clock, instance, onLostLease);
    try {
      operator.operator.start();
      return operator;
    } catch (OperatorException e) {
      operator.close();
      throw new ConfigException("the operator cannot start: " + rootCause(e));
    }
  }

  private MpaOperator(
      OperatorConfig config,
      KubernetesClient client,
      Clock clock,
      String instance,
      Runnable onLostLease) {
    executor =
        new UrgentFirst(
            config.threads(), Thread.ofPlatform().name("reconcile-", 1).daemon().factory());
    var pace = config.pace();
    aws = new AwsSide(config, new CountedCalls(metrics), clock, random);
    var clients = aws.clients();
    metrics.listAge(aws.watch()::age);
    metrics.workers(() -> executor.getQueue().size(), executor::getActiveCount, config.threads());
    operator = new Operator(o -> framework(o, config, client, instance, onLostLease));
    releaseLease = () -> releaseLease(config.leaderElection(), client, instance);

    var cluster = config.cluster() == null ? StartChecks.clusterId(client) : config.cluster();
    var events = new Events(client, clock, instance, metrics::event);
    var log = new ActionLog(metrics::action);
    var book = new AccessBook(AwsSide.direct(config), config.identitySources());
    var workers = new Workers(config.threads());
    var teams =
        register(
            new ApprovalTeamReconciler(
                new TeamAccounts(
                    book,
                    account ->
                        new MpaApprovalTeamGateway(clients.of(account), aws.watch().teams(account)),
                    aws.watch(),
                    aws.backoffs(),
                    workers,
                    aws.policies(),
                    aws.people(),
                    atWork::get),
                new ApprovalTeamReconciler.Settings(
                    cluster,
                    pace,
                    config.confirmAfter(),
                    Duration.ofSeconds(config.settleSeconds()),
                    config.tags(),
                    config.identitySources()),
                events,
                log,
                clock,
                random),
            config,
            team -> team.getStatus() == null ? null : team.getStatus().observedGeneration());
    TeamGauges.show(metrics, atWork::get, teams::values);
    if (config.identitySources()) {
      var sources =
          register(
              new IdentitySourceReconciler(
                  book,
                  account -> new MpaIdentitySourceGateway(clients.of(account)),
                  clients,
                  aws.backoffs(),
                  workers,
                  cluster,
                  pace,
                  config.namespaces(),
                  events,
                  log,
                  clock,
                  random),
              config,
              s -> s.getStatus() == null ? null : s.getStatus().observedGeneration());
      SourceGauges.show(metrics, atWork::get, sources::values);
    }

    var sessions = config.sessions();
    var sessionReconciler =
        new ApprovalSessionReconciler(
            new SessionAccounts(
                book,
                account -> new MpaApprovalSessionGateway(clients.of(account)),
                aws.backoffs(),
                workers,
                atWork::get),
            new ApprovalSessionReconciler.Settings(
                cluster, pace, sessions.list(), config.confirmAfter(), retention(sessions)),
            client,
            events,
            log,
            outcome -> metrics.session(outcome.word()),
            clock,
            random);
    metrics.openSessions(() ->
        sessionReconciler.open().byTeam().stream()
            .map(s ->
                new Metrics.OpenSessions(s.namespace(), s.team(), s.count(), s.nextExpiration()))
            .toList());
    register(
        sessionReconciler,
        config,
        s -> s.getStatus() == null ? null : s.getStatus().observedGeneration());

    var runtime = operator.getRuntimeInfo();
    metrics.process(atWork::get, runtime::allEventSourcesAreHealthy);
    var health = new Health(runtime::isStarted, runtime::allEventSourcesAreHealthy, clock);
    http = new HttpEndpoints(config.http(), health::live, health::ready, metrics::scrape);
  }

  private static Retention retention(OperatorConfig.Sessions sessions) {
    return new Retention(
        switch (sessions.mirror()) {
          case All -> Retention.Which.ALL;
          case Open -> Retention.Which.OPEN;
          case None -> Retention.Which.NONE;
        },
        sessions.retention().count(),
        sessions.retention().age());
  }

  private void framework(
      ConfigurationServiceOverrider o,
      OperatorConfig config,
      KubernetesClient client,
      String instance,
      Runnable onLostLease) {
    o.withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withExecutorService(executor)
        .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics.registry()))
        .withReconciliationTerminationTimeout(config.stopTimeout());
    var election = config.leaderElection();
    atWork.set(!election.enabled());
    if (election.enabled()) {
      var lease =
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(election.leaseName())
              .withIdentity(instance)
              .withLeaseDuration(election.leaseDuration())
              .withRenewDeadline(election.renewDeadline())
              .withRetryPeriod(election.retryPeriod())
              .withExitOnStopLeading(false)
              .withLeaderCallbacks(
                  new LeaderCallbacks(
                      () -> atWork.set(true), () -> lostLease(onLostLease), leader -> {}));
      o.withLeaderElectionConfiguration(
          (election.namespace() == null ? lease : lease.withLeaseNamespace(election.namespace()))
              .build());
    }
  }

  private static void releaseLease(
      OperatorConfig.LeaderElection election, KubernetesClient client, String instance) {
    var namespace = election.namespace() == null ? client.getNamespace() : election.namespace();
    if (election.enabled() && namespace != null) {
      Leases.release(client, namespace, election.leaseName(), instance);
    }
  }

  private void lostLease(Runnable onLostLease) {
    atWork.set(false);
    if (!stopping.get()) {
      onLostLease.run();
    }
  }

  /** Returns where the resources are kept. */
  private <R extends CustomResource<?, ?>> SlimStore<R> register(
      Reconciler<R> reconciler,
      OperatorConfig config,
      Function<R, @Nullable Long> observedGeneration) {
    var store = new SlimStore<R>();
    var changes = new PersonsChanges<>(executor, observedGeneration);
    operator.register(
        reconciler,
        (ControllerConfigurationOverrider<R> o) -> {
          o.withFieldManager("mpa-operator")
              .withItemStore(store)
              // The framework's own gives up after five failures.
              .withRetry(
                  new GenericRetry()
                      .withoutMaxAttempts()
                      .setInitialInterval(config.pace().failingAtLeast())
                      .setMaxInterval(config.pace().failingAtMost().toMillis()))
              .withReconciliationMaxInterval(config.pace().quiet().plus(Duration.ofMinutes(1)))
              .withGenerationAware(false) // annotations matter too; see the filter
              .withOnAddFilter(changes::added)
              .withOnUpdateFilter(changes::updated);
          if (!config.namespaces().isEmpty()
              && !(reconciler instanceof IdentitySourceReconciler)) { // cluster-scoped
            o.settingNamespaces(config.namespaces().toArray(String[]::new));
          }
        });
    return store;
  }

  private static String rootCause(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Port of health and metrics. */
  public int httpPort() {
    return http.port();
  }

  /**
   * Ends the work: running reconciliations are let finish, within the time that the configuration
   * sets.
   */
  @Override
  public void close() {
    if (stopping.compareAndSet(false, true)) {
      operator.stop();
      releaseLease.run();
      http.close();
      aws.close();
      metrics.close();
    }
  }
}
