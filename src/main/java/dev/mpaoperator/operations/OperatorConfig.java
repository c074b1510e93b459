package dev.mpaoperator.operations;

import dev.mpaoperator.progress.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code run}. What each key means, and its default, stands in {@code
 * defaults.yaml}.
 *
 * @param cluster id of this cluster, {@code null} for the uid of namespace kube-system
 * @param namespaces namespaces of teams, empty for all
 * @param threads reconciliations at the same time, at least 1
 * @param confirmAfter how long AWS may need to show a request
 * @param aws how to reach AWS
 * @param pace when to look again
 * @param http where health and metrics are served
 * @param leaderElection who works when there is more than one
 * @param stopTimeout how long running reconciliations may take to end
 */
public record OperatorConfig(
    @Nullable String cluster,
    List<String> namespaces,
    int threads,
    Duration confirmAfter,
    Aws aws,
    Pace pace,
    Http http,
    LeaderElection leaderElection,
    Duration stopTimeout) {

  /**
   * How to reach AWS.
   *
   * @param region AWS Region of the service
   * @param endpoint instead of AWS's own, {@code null} to leave it to the SDK
   * @param callTimeout bound on one call with its retries
   */
  public record Aws(String region, @Nullable URI endpoint, Duration callTimeout) {}

  /**
   * Where health and metrics are served.
   *
   * @param port 0 for any free one
   * @param bind address to listen on
   */
  public record Http(int port, String bind) {}

  /**
   * Who works when there is more than one.
   *
   * @param enabled whether there is an election
   * @param namespace of the lease, {@code null} for the process's own
   * @param leaseName name of the lease
   * @param leaseDuration how long a lease holds without renewal
   * @param renewDeadline how long the leader tries to renew
   * @param retryPeriod between tries
   */
  public record LeaderElection(
      boolean enabled,
      @Nullable String namespace,
      String leaseName,
      Duration leaseDuration,
      Duration renewDeadline,
      Duration retryPeriod) {}

  /** Refuses what cannot work. */
  public OperatorConfig {
    namespaces = List.copyOf(namespaces);
    if (threads < 1) {
      throw new ConfigException("`threads` must be at least 1, not " + threads);
    }
    if (http.port() < 0 || http.port() > 65535) {
      throw new ConfigException("`http.port` must be from 0 to 65535, not " + http.port());
    }
  }
}
