package dev.mpaoperator.gitops.states;

import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a resource of any kind stands, and what a picture of it is called. */
final class Picture {
  private Picture() {}

  /**
   * The name of a picture of the resource as it stands, after its reason; empty if it does not
   * speak of the spec that stands there.
   */
  static Optional<String> name(GenericKubernetesResource resource) {
    var conditions = conditions(resource);
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    var current =
        Conditions.find(conditions, "Ready")
            .or(() -> Conditions.find(conditions, "Synced"))
            .map(Condition::getObservedGeneration)
            .filter(resource.getMetadata().getGeneration()::equals)
            .isPresent();
    if (!current) {
      return Optional.empty();
    }
    return Optional.of(
        fileName(
            resource.getKind().equals("ApprovalSession")
                ? sessionReason(conditions)
                : Conditions.headline(conditions)));
  }

  /** What is not as it should be, else what became of a wish to cancel, else how it stands. */
  private static String sessionReason(List<Condition> conditions) {
    return Conditions.find(conditions, "Synced")
        .filter(c -> !c.getReason().equals("Mirrored"))
        .or(() -> Conditions.find(conditions, "Cancelled"))
        .or(() -> Conditions.find(conditions, "Completed"))
        .map(Condition::getReason)
        .orElse("");
  }

  /** The conditions of a resource, none if it has no status. */
  static List<Condition> conditions(GenericKubernetesResource resource) {
    return resource.getAdditionalProperties().get("status") instanceof java.util.Map<?, ?> status
            && status.get("conditions") instanceof List<?> conditions
        ? conditions.stream()
            .map(c -> Serialization.unmarshal(Serialization.asJson(c), Condition.class))
            .toList()
        : List.of();
  }

  /** A reason in the words of a file name: {@code UpdateRejected} is {@code update-rejected}. */
  static String fileName(String reason) {
    return reason.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
