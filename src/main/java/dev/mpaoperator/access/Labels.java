package dev.mpaoperator.access;

import dev.mpaoperator.api.v1alpha1.LabelRequirement;
import dev.mpaoperator.api.v1alpha1.NamespaceSelector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Selects by labels as Kubernetes does. */
final class Labels {
  private Labels() {}

  /** Whether labels are as a selector says. One that says nothing selects nothing. */
  static boolean match(NamespaceSelector selector, Map<String, String> labels) {
    var equal = Objects.requireNonNullElse(selector.matchLabels(), Map.<String, String>of());
    var required =
        Objects.requireNonNullElse(selector.matchExpressions(), List.<LabelRequirement>of());
    return !(equal.isEmpty() && required.isEmpty())
        && labels.entrySet().containsAll(equal.entrySet())
        && required.stream().allMatch(r -> isMet(r, labels));
  }

  private static boolean isMet(LabelRequirement required, Map<String, String> labels) {
    var value = labels.get(required.key());
    var values = Objects.requireNonNullElse(required.values(), List.<String>of());
    return switch (required.operator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false; // a word of a newer version lets nobody in
    };
  }
}
