package dev.mpaoperator.gitops;

import dev.mpaoperator.kubernetes.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An action that Argo CD offers on a resource.
 *
 * @param name its name
 * @param isDisabled whether it is shown and cannot be used now
 * @param icon its icon
 * @param words what a person reads
 */
record Offer(String name, boolean isDisabled, String icon, String words) {
  /**
   * States in which nothing would come of asking once more, though somebody has to do something.
   */
  private static final Set<String> NOT_BY_RETRY =
      Set.of(
          "AdoptionImpossible",
          "ApproverAmbiguous",
          "ApproverDisabled",
          "ApproverNotFound",
          "ApproverTwice",
          "DeletionForbidden",
          "LimitExceeded",
          "NameTaken",
          "NamespaceNotAllowed",
          "NotOwned",
          "ObserveOnly",
          "Paused",
          "PolicyNotUsable",
          "UnknownSpec");

  /** What should be offered. */
  static List<Offer> of(Sample sample) {
    return switch (sample.kind()) {
      case "ApprovalTeam" -> ofTeam(sample);
      case "ApprovalSession" ->
          List.of(
              new Offer(
                  "cancel", !isCancellable(sample), "fa-solid fa-fw fa-ban", "Cancel the request"));
      default -> List.of();
    };
  }

  private static List<Offer> ofTeam(Sample sample) {
    var paused = "true".equals(annotation(sample, "mpaoperator.dev/paused"));
    var stuck =
        Conditions.find(sample.conditions(), "Stalled")
            .filter(c -> !NOT_BY_RETRY.contains(c.getReason()))
            .isPresent();
    var changed =
        Conditions.find(sample.conditions(), "ApproversResolved")
            .filter(c -> c.getReason().equals("IdentityChanged"))
            .isPresent();
    return List.of(
        new Offer(
            "retry",
            paused || !(stuck || changed),
            "fa-solid fa-fw fa-rotate-right",
            "Ask once more"),
        new Offer("pause", paused, "fa-solid fa-fw fa-pause", "Pause"),
        new Offer("resume", !paused, "fa-solid fa-fw fa-play", "Resume"));
  }

  private static boolean isCancellable(Sample sample) {
    return sample.resource().get("status") instanceof Map<?, ?> status
        && Boolean.TRUE.equals(status.get("cancellable"))
        && sample.resource().get("spec") instanceof Map<?, ?> spec
        && !Boolean.TRUE.equals(spec.get("cancel"));
  }

  private static Object annotation(Sample sample, String name) {
    return sample.resource().get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("annotations") instanceof Map<?, ?> annotations
        ? annotations.get(name)
        : "";
  }

  /** As Argo CD's tests write it. */
  Map<String, Object> asMap() {
    return ArgoFiles.map(
        "name", name, "disabled", isDisabled, "iconClass", icon, "displayName", words);
  }
}
