package dev.mpaoperator.command.doctor;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.command.output.Trouble;
import dev.mpaoperator.operations.OperatorConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cluster: can it be reached, has it the CRDs, and may the operator do its work. */
final class KubernetesChecks {
  private final KubernetesClient client;
  private final OperatorConfig config;
  private final @Nullable String serviceAccount;

  /**
   * What the cluster says of AWS.
   *
   * @param sources the identity sources, none if they cannot be read
   * @param namesPeople whether a team gives people by user name or e-mail address
   */
  record Seen(List<IdentitySource> sources, boolean namesPeople) {
    static final Seen NOTHING = new Seen(List.of(), false);
  }

  KubernetesChecks(
      KubernetesClient client, OperatorConfig config, @Nullable String serviceAccount) {
    this.client = client;
    this.config = config;
    this.serviceAccount = serviceAccount;
  }

  Seen run(Findings findings) {
    var server = client.getMasterUrl();
    try {
      var version = client.getKubernetesVersion();
      findings.ok(
          "kubernetes/reachable",
          "%s at %s".formatted(version == null ? "?" : version.getGitVersion(), server));
    } catch (KubernetesClientException e) {
      findings.fail(
          "kubernetes/reachable",
          "%s: %s".formatted(server, Trouble.rootCause(e)),
          e.getCode() == 401
              ? "the API server does not take these credentials: log in again, or give another --context"
              : "check the network, or give --kubeconfig or --context: `kubectl cluster-info` must work");
      findings.skipped("kubernetes/crds", "there is no cluster to ask");
      findings.skipped("kubernetes/rights", "there is no cluster to ask");
      findings.skipped("kubernetes/lease", "there is no cluster to ask");
      return Seen.NOTHING;
    }
    var crds = guarded(findings, "kubernetes/crds", () -> new CrdCheck(client).run(findings));
    var leaseNamespace = leaseNamespace();
    guarded(
        findings,
        "kubernetes/rights",
        () -> {
          new RightsCheck(client, config, leaseNamespace, serviceAccount).run(findings);
          return true;
        });
    lease(findings, leaseNamespace);
    return crds ? resources(findings) : Seen.NOTHING;
  }

  private interface Step {
    boolean run();
  }

  private static boolean guarded(Findings findings, String check, Step step) {
    try {
      return step.run();
    } catch (KubernetesClientException e) {
      findings.fail(
          check,
          "cannot be asked: " + Trouble.rootCause(e),
          "run it with credentials that may, or in the operator's pod");
      return false;
    }
  }

  private @Nullable String leaseNamespace() {
    var election = config.leaderElection();
    if (election.namespace() != null) {
      return election.namespace();
    }
    // Of a kubeconfig the namespace says nothing about the operator's.
    return serviceAccount == null ? client.getNamespace() : serviceAccount.replaceFirst("/.*", "");
  }

  private void lease(Findings findings, @Nullable String namespace) {
    var election = config.leaderElection();
    if (!election.enabled()) {
      findings.warn(
          "kubernetes/lease",
          "there is no election (`leaderElection.enabled: false`)",
          "run one replica only, or set `leaderElection.enabled: true`");
      return;
    }
    if (namespace == null) {
      findings.fail(
          "kubernetes/lease",
          "the namespace of the lease is not known outside a cluster",
          "set `leaderElection.namespace` in the configuration");
      return;
    }
    try {
      var lease = client.leases().inNamespace(namespace).withName(election.leaseName()).get();
      var holder =
          lease == null || lease.getSpec() == null ? null : lease.getSpec().getHolderIdentity();
      findings.ok(
          "kubernetes/lease",
          "%s/%s, %s"
              .formatted(
                  namespace,
                  election.leaseName(),
                  holder == null || holder.isEmpty() ? "held by nobody yet" : "held by " + holder));
    } catch (KubernetesClientException e) {
      findings.skipped(
          "kubernetes/lease",
          "%s/%s cannot be read: %s"
              .formatted(namespace, election.leaseName(), Trouble.rootCause(e)));
    }
  }

  private Seen resources(Findings findings) {
    try {
      List<IdentitySource> sources =
          config.identitySources()
              ? client.resources(IdentitySource.class).list().getItems()
              : List.of();
      var teams = teams();
      findings.ok(
          "kubernetes/resources",
          "%d identity sources, %d teams".formatted(sources.size(), teams.size()));
      return new Seen(sources, teams.stream().anyMatch(KubernetesChecks::namesPeople));
    } catch (KubernetesClientException e) {
      findings.skipped(
          "kubernetes/resources",
          "they cannot all be read, so accounts other than the operator's own are not looked at: "
              + Trouble.rootCause(e));
      return Seen.NOTHING;
    }
  }

  private List<ApprovalTeam> teams() {
    var teams = client.resources(ApprovalTeam.class);
    if (config.namespaces().isEmpty()) {
      return teams.inAnyNamespace().list().getItems();
    }
    var all = new ArrayList<ApprovalTeam>();
    config.namespaces().forEach(n -> all.addAll(teams.inNamespace(n).list().getItems()));
    return all;
  }

  private static boolean namesPeople(ApprovalTeam team) {
    return team.getSpec().approvers().stream().anyMatch(a -> a.identityId() == null);
  }
}
