package dev.mpaoperator.operations;

import dev.mpaoperator.progress.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code run}. What each key means, and its default, stands in {@code
 * defaults.yaml}.
 *
 * @param cluster id of this cluster, {@code null} for the uid of namespace kube-system
 * @param namespaces namespaces of teams, empty for all
 * @param threads reconciliations at the same time, at least 1
 * @param confirmAfter how long AWS may need to show a request
 * @param settleSeconds how long a changed spec must stand before people are asked, where it does
 *     not say, 0 to 3600
 * @param tags tags that every team gets, beside those of its spec
 * @param identitySources whether IdentitySource resources are used, which are cluster-scoped
 * @param account the account of teams that give the ARN of an identity source
 * @param aws how to reach AWS
 * @param pace when to look again
 * @param sessions which approval sessions are shown
 * @param http where health and metrics are served
 * @param leaderElection who works when there is more than one
 * @param stopTimeout how long running reconciliations may take to end
 */
public record OperatorConfig(
    @Nullable String cluster,
    List<String> namespaces,
    int threads,
    Duration confirmAfter,
    int settleSeconds,
    Map<String, String> tags,
    boolean identitySources,
    DirectAccount account,
    Aws aws,
    Pace pace,
    Sessions sessions,
    Http http,
    LeaderElection leaderElection,
    Duration stopTimeout) {

  /**
   * How to reach AWS.
   *
   * @param region AWS Region of the service
   * @param endpoint instead of AWS's own, {@code null} to leave it to the SDK
   * @param stsEndpoint the same for STS
   * @param identityCenterEndpoint the same for the directory of IAM Identity Center
   * @param allowOtherEndpoints whether endpoints may be others than AWS's: signed requests go there
   * @param callTimeout bound on one call with its retries
   */
  public record Aws(
      String region,
      @Nullable URI endpoint,
      @Nullable URI stsEndpoint,
      @Nullable URI identityCenterEndpoint,
      boolean allowOtherEndpoints,
      Duration callTimeout) {

    /** Refuses what cannot work. */
    public Aws {
      if (region.isBlank()) {
        throw new ConfigException("`aws.region` must not be empty: leave it out for us-east-1");
      }
      Endpoints.check("aws.endpoint", endpoint, allowOtherEndpoints);
      Endpoints.check("aws.stsEndpoint", stsEndpoint, allowOtherEndpoints);
      Endpoints.check("aws.identityCenterEndpoint", identityCenterEndpoint, allowOtherEndpoints);
    }
  }

  /**
   * The account of teams that give the ARN of an identity source instead of naming a resource.
   *
   * @param id its number, {@code null} for that of the role
   * @param roleArn a role that gives access to it, {@code null} for the operator's own credentials
   * @param externalId what the role's trust policy demands, {@code null} if nothing
   * @param sessionName how CloudTrail names those who act by the role
   * @param sessionDuration of a session of the role, 15 minutes to 12 hours
   * @param allowedNamespaces whose teams may do so; {@code *} stands for all
   */
  public record DirectAccount(
      @Nullable String id,
      @Nullable String roleArn,
      @Nullable String externalId,
      String sessionName,
      Duration sessionDuration,
      List<String> allowedNamespaces) {

    /** Refuses what cannot work. */
    public DirectAccount {
      allowedNamespaces = List.copyOf(allowedNamespaces);
      if (id != null && !id.matches("[0-9]{12}")) {
        throw new ConfigException("`account.id` must be 12 digits, not '%s'".formatted(id));
      }
      if (roleArn != null && !roleArn.matches("arn:aws[^:]*:iam::[0-9]{12}:role/.+")) {
        throw new ConfigException(
            "`account.roleArn` must be like arn:aws:iam::444455556666:role/name, not '%s'"
                .formatted(roleArn));
      }
      if (id != null && roleArn != null && !roleArn.contains("::" + id + ":")) {
        throw new ConfigException(
            "`account.roleArn` must be of the account that `account.id` names: correct one of them");
      }
      if (id == null && roleArn == null && !allowedNamespaces.isEmpty()) {
        throw new ConfigException(
            "`account.allowedNamespaces` needs `account.id` or `account.roleArn`: say which account it is, nothing is done with credentials of another");
      }
      if (sessionDuration.toSeconds() < 900 || sessionDuration.toHours() > 12) {
        throw new ConfigException("`account.sessionDuration` must be from 15m to 12h");
      }
    }

    /** Number of the account, empty if none is configured. */
    public String number() {
      return id != null ? id : roleArn != null ? roleArn.split(":", 6)[4] : "";
    }
  }

  /**
   * Which approval sessions are shown as resources.
   *
   * @param mirror which of them
   * @param list between two lists of sessions in an account; its teams take turns
   * @param retention how long those that ended are shown
   */
  public record Sessions(Mirror mirror, Duration list, Retention retention) {}

  /** Which approval sessions are shown. */
  public enum Mirror {
    /** Open and ended ones. */
    All,
    /** Open ones. */
    Open,
    /** None. */
    None
  }

  /**
   * How long sessions that ended are shown.
   *
   * @param count the newest of a team, 0 to 1000
   * @param age since they ended
   */
  public record Retention(int count, Duration age) {}

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
    tags = Map.copyOf(tags);
    for (var key : tags.keySet()) {
      if (key.isEmpty()
          || key.length() > 128
          || key.toLowerCase(Locale.ROOT).startsWith("aws:")
          || key.startsWith("mpaoperator.dev/")) {
        throw new ConfigException(
            "`tags`: keys must have 1 to 128 characters and not begin with `aws:` or `mpaoperator.dev/`, as '%s' does: use another"
                .formatted(key));
      }
    }
    if (settleSeconds < 0 || settleSeconds > 3600) {
      throw new ConfigException("`settleSeconds` must be from 0 to 3600, not " + settleSeconds);
    }
    var count = sessions.retention().count();
    if (count < 0 || count > 1000) {
      throw new ConfigException("`sessions.retention.count` must be from 0 to 1000, not " + count);
    }
    if (threads < 1) {
      throw new ConfigException("`threads` must be at least 1, not " + threads);
    }
    if (http.port() < 0 || http.port() > 65535) {
      throw new ConfigException("`http.port` must be from 0 to 65535, not " + http.port());
    }
    if (!identitySources
        && (namespaces.isEmpty() || cluster == null || account.number().isEmpty())) {
      throw new ConfigException(
          "`identitySources: false` needs `namespaces`, whose teams are managed, `cluster`, an id of your choice, and `account.id` or `account.roleArn`: nothing cluster-wide is read then");
    }
    if (leaderElection.enabled()) {
      inOrder("leaderElection.renewDeadline", leaderElection.renewDeadline(), leaderElection);
      // When the end begins the lease is renewed no more; work must end before it runs out.
      inOrder("stopTimeout", stopTimeout, leaderElection);
      // The election waits up to 2.2 times that between two tries.
      if (leaderElection
              .retryPeriod()
              .multipliedBy(11)
              .dividedBy(5)
              .compareTo(leaderElection.renewDeadline())
          >= 0) {
        throw new ConfigException(
            "`leaderElection.retryPeriod` must be less than 5/11 of `leaderElection.renewDeadline`: lower it");
      }
    }
  }

  private static void inOrder(String key, Duration value, LeaderElection election) {
    if (value.compareTo(election.leaseDuration()) >= 0) {
      throw new ConfigException(
          "`%s` must be less than `leaderElection.leaseDuration`: lower it".formatted(key));
    }
  }
}
