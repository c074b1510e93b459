package dev.mpaoperator.stage;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a person sees on a resource. */
public final class Seen {
  private Seen() {}

  /** Ready, for the generation that stands there. */
  public static <R extends CustomResource<?, ?>> Predicate<R> isReady() {
    return r ->
        Conditions.find(conditions(r), "Ready")
            .filter(c -> "True".equals(c.getStatus()))
            .filter(c -> r.getMetadata().getGeneration().equals(c.getObservedGeneration()))
            .isPresent();
  }

  /** So because of this reason, for the generation that stands there. */
  public static <R extends CustomResource<?, ?>> Predicate<R> isBecause(String reason) {
    return r ->
        Conditions.headline(conditions(r)).equals(reason)
            && Conditions.find(conditions(r), "Ready")
                .filter(c -> r.getMetadata().getGeneration().equals(c.getObservedGeneration()))
                .isPresent();
  }

  /** Has a condition of that type, whose message contains the text. */
  public static <R extends CustomResource<?, ?>> Predicate<R> says(String type, String text) {
    return r ->
        Conditions.find(conditions(r), type).filter(c -> c.getMessage().contains(text)).isPresent();
  }

  /** The condition of that type. */
  public static @Nullable Condition condition(CustomResource<?, ?> resource, String type) {
    return Conditions.find(conditions(resource), type).orElse(null);
  }

  private static List<Condition> conditions(CustomResource<?, ?> resource) {
    return switch (resource) {
      case ApprovalTeam t when t.getStatus() != null && t.getStatus().conditions() != null ->
          t.getStatus().conditions();
      case IdentitySource s when s.getStatus() != null && s.getStatus().conditions() != null ->
          s.getStatus().conditions();
      case ApprovalSession s when s.getStatus() != null && s.getStatus().conditions() != null ->
          s.getStatus().conditions();
      default -> List.of();
    };
  }
}
