package dev.mpaoperator.command.doctor;

import dev.mpaoperator.operations.OperatorConfig;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the API server right by right: those of {@code config/rbac}, no others. */
final class RightsCheck {
  private static final int PARTS = 2;

  private final KubernetesClient client;
  private final OperatorConfig config;
  private final @Nullable String leaseNamespace;
  private final @Nullable String serviceAccount;

  /**
   * Nothing is asked yet.
   *
   * @param leaseNamespace of the election, {@code null} if it is not known
   * @param serviceAccount whose rights, {@code NAMESPACE/NAME}; {@code null} for those of the
   *     caller
   */
  RightsCheck(
      KubernetesClient client,
      OperatorConfig config,
      @Nullable String leaseNamespace,
      @Nullable String serviceAccount) {
    this.client = client;
    this.config = config;
    this.leaseNamespace = leaseNamespace;
    this.serviceAccount = serviceAccount;
  }

  void run(Findings findings) {
    var needed = Right.of(config, leaseNamespace);
    var missing =
        needed.stream()
            .filter(right -> !isGranted(right))
            .collect(
                Collectors.groupingBy(
                    Right::place,
                    LinkedHashMap::new,
                    Collectors.mapping(Right::verb, Collectors.joining(", "))));
    var who = serviceAccount == null ? "these credentials" : "service account " + serviceAccount;
    if (missing.isEmpty()) {
      findings.ok(
          "kubernetes/rights", "%s have all %d that are needed".formatted(who, needed.size()));
    }
    missing.forEach((place, verbs) ->
        findings.fail(
            "kubernetes/rights",
            "%s may not %s %s".formatted(who, verbs, place),
            "kubectl apply -f %s".formatted(file())));
  }

  private String file() {
    return config.identitySources()
        ? "config/rbac/cluster.yaml"
        : "config/rbac/namespaced.yaml, which names the namespaces";
  }

  private boolean isGranted(Right right) {
    var asked = attributes(right);
    var status =
        serviceAccount == null
            ? client
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(
                    new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withResourceAttributes(asked)
                        .endSpec()
                        .build())
                .getStatus()
            : client
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(
                    new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("system:serviceaccount:" + serviceAccount.replace('/', ':'))
                        .withGroups(groups(serviceAccount))
                        .withResourceAttributes(asked)
                        .endSpec()
                        .build())
                .getStatus();
    return Boolean.TRUE.equals(status.getAllowed());
  }

  private static List<String> groups(String serviceAccount) {
    return List.of(
        "system:serviceaccounts",
        "system:serviceaccounts:" + serviceAccount.split("/", PARTS)[0],
        "system:authenticated");
  }

  private static ResourceAttributes attributes(Right right) {
    var resource = right.resource().split("/", PARTS);
    return new ResourceAttributesBuilder()
        .withNamespace(right.namespace())
        .withGroup(right.group())
        .withResource(resource[0])
        .withSubresource(resource.length < PARTS ? null : resource[1])
        .withName(right.name())
        .withVerb(right.verb())
        .build();
  }
}
