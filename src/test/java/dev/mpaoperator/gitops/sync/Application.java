package dev.mpaoperator.gitops.sync;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** An application of Argo CD, as it stands in the cluster. */
final class Application {
  static final ResourceDefinitionContext CONTEXT = context("Application", "applications");
  static final ResourceDefinitionContext PROJECT = context("AppProject", "appprojects");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private final String name;
  private final ArgoCd argo;

  Application(KubernetesClient client, String name, ArgoCd argo) {
    this.client = client;
    this.name = name;
    this.argo = argo;
  }

  private static ResourceDefinitionContext context(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("argoproj.io")
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /**
   * How it stands.
   *
   * @param sync Synced or OutOfSync
   * @param health the worst of its resources
   * @param phase of the last sync
   * @param message of the last sync
   * @param started when that began
   * @param reconciled when it was compared last
   * @param resources its resources: kind, name, sync, health and message of each
   */
  record View(
      String sync,
      String health,
      String phase,
      String message,
      String started,
      String reconciled,
      List<Map<String, Object>> resources) {

    /** What is said of a resource's health. */
    String of(String kind) {
      return resources.stream()
          .filter(r -> kind.equals(r.get("kind")))
          .map(r -> (Map<?, ?>) r.get("health"))
          .map(h -> h == null ? "" : h.get("status") + " " + h.get("message"))
          .findFirst()
          .orElse("");
    }

    /** Whether it is as Git says, and so healthy. */
    boolean is(String syncStatus, String healthStatus) {
      return sync.equals(syncStatus) && health.equals(healthStatus);
    }
  }

  /** How it stands now. */
  View now() {
    var resource =
        client
            .genericKubernetesResources(CONTEXT)
            .inNamespace(ArgoCd.NAMESPACE)
            .withName(name)
            .get();
    return new View(
        text(resource, "status", "sync", "status"),
        text(resource, "status", "health", "status"),
        text(resource, "status", "operationState", "phase"),
        text(resource, "status", "operationState", "message"),
        text(resource, "status", "operationState", "startedAt"),
        text(resource, "status", "reconciledAt"),
        resources(resource));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> resources(GenericKubernetesResource resource) {
    var found = at(resource, "status", "resources");
    return found == null ? List.of() : (List<Map<String, Object>>) found;
  }

  private static String text(GenericKubernetesResource resource, String... path) {
    var found = at(resource, path);
    return found == null ? "" : found.toString();
  }

  private static @Nullable Object at(GenericKubernetesResource resource, String... path) {
    Object at = resource.getAdditionalProperties();
    for (var step : path) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return at;
  }

  /** Waits until it is so. */
  View await(Predicate<View> so) {
    try {
      return Awaitility.await().atMost(PATIENCE).until(this::now, so);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("it stayed like this: " + now() + "\n" + argo.logs(), e);
    }
  }

  /** Has it compared with Git again, and waits until that was done. */
  View refresh() {
    var before = now().reconciled();
    annotate("argocd.argoproj.io/refresh", "hard");
    return await(v -> !v.reconciled().equals(before));
  }

  /** As `kubectl annotate` does. */
  void annotate(String annotation, String value) {
    client
        .genericKubernetesResources(CONTEXT)
        .inNamespace(ArgoCd.NAMESPACE)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            Serialization.asJson(
                Map.of("metadata", Map.of("annotations", Map.of(annotation, value)))));
  }
}
