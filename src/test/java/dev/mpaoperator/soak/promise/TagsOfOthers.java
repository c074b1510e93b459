package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Cloud;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.soak.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * P3: a resource's own tags become what it wishes, and no others are touched; whose a team is
 * changes by taking it over only.
 */
final class TagsOfOthers implements Promise {
  private static final String PREFIX = "mpaoperator.dev/";

  private final Month month;
  private final Map<String, Set<String>> own = new HashMap<>();

  TagsOfOthers(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var wished = wished(call.resource().getSpec());
    var keys = own.get(call.resource().getMetadata().getUid());
    if (call.target() == null || call.tagsAfter().isEmpty()) {
      return; // it made a team, or deleted it
    }
    var changed = new HashSet<>(call.tags().keySet());
    changed.addAll(call.tagsAfter().keySet());
    changed.removeIf(key -> Objects.equals(call.tags().get(key), call.tagsAfter().get(key)));
    for (var key : changed) {
      var value = call.tagsAfter().get(key);
      var right =
          key.startsWith(PREFIX)
              ? call.kind() == Kind.ADOPTION
              : call.operation().equals("TagResource")
                  && (value == null
                      ? keys.contains(key) && !wished.containsKey(key)
                      : value.equals(wished.get(key)));
      if (!right) {
        throw new Violation(
            "P3",
            "%s changes the tag %s to %s: %s"
                .formatted(call.operation(), key, value, Truth.text(call)));
      }
    }
  }

  /** What a resource has ever wished for is its own. */
  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (now != null) {
      own.computeIfAbsent(now.getMetadata().getUid(), _ -> new HashSet<>())
          .addAll(wished(now.getSpec()).keySet());
    }
  }

  @Override
  public void settled() {
    for (var resource : month.users().resources()) {
      var status = resource.getStatus();
      if (Conditions.headline(status.conditions()).equals("Active")
          && !HeldBack.isOnlyWatching(resource)
          && !Users.isPaused(resource)) {
        stands(resource, month.aws().teams().tags(status.arn()));
      }
    }
  }

  private static void stands(ApprovalTeam resource, Map<String, String> tags) {
    var wished = wished(resource.getSpec());
    if (!tags.entrySet().containsAll(wished.entrySet())) {
      throw new Violation("P3", "tags %s are wished, and are %s".formatted(wished, tags));
    }
    var managed = resource.getStatus().managedTags();
    if (managed == null || !Set.copyOf(managed.keys()).equals(wished.keySet())) {
      throw new Violation("P4", "tags %s are wished, and managed %s".formatted(wished, managed));
    }
  }

  private static Map<String, String> wished(ApprovalTeamSpec spec) {
    var tags = new HashMap<>(Cloud.TAGS);
    tags.putAll(spec.tags() == null ? Map.of() : spec.tags());
    return tags;
  }
}
