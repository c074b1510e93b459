package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.soak.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * P3: only a team that nobody manages is taken over, or one of an earlier resource of the same
 * name; of two that take one at the same time, the older keeps it; and a team has one owner.
 */
final class Takeover implements Promise {
  private static final String TAG = "mpaoperator.dev/";
  private static final Duration SAME_TIME = Duration.ofSeconds(15);

  private final Month month;
  private final List<Taken> taken = new ArrayList<>();
  private final Set<String> forgetful = new HashSet<>();

  private record Taken(String arn, ApprovalTeam by, Instant time) {
    boolean isOfRivals(Taken other) {
      return arn.equals(other.arn())
          && !uid(by).equals(uid(other.by()))
          && Duration.between(time, other.time()).abs().compareTo(SAME_TIME) < 0;
    }
  }

  Takeover(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var target = call.target();
    if (call.kind() != Kind.ADOPTION || call.effects() == 0 || target == null) {
      return;
    }
    if (!mayTake(call.resource(), call.tags()) && !isRace(target.arn())) {
      throw new Violation("P3", "%s takes over %s".formatted(uid(call.resource()), call.tags()));
    }
    taken.add(new Taken(target.arn(), call.resource(), month.clock().instant()));
  }

  /** AWS has no way to take what is free and nothing else: who looked before is late. */
  private boolean isRace(String arn) {
    var now = month.clock().instant();
    return taken.stream()
        .anyMatch(t -> t.arn().equals(arn) && now.isBefore(t.time().plus(SAME_TIME)));
  }

  private boolean mayTake(ApprovalTeam resource, Map<String, String> tags) {
    var owner = tags.get(TAG + "uid");
    var metadata = resource.getMetadata();
    if (owner == null || owner.equals(metadata.getUid())) {
      return true;
    }
    var isFormer =
        Objects.equals(tags.get(TAG + "name"), metadata.getName())
            && Objects.equals(tags.get(TAG + "namespace"), metadata.getNamespace())
            && Objects.equals(tags.get(TAG + "cluster"), "month");
    var created = Instant.parse(tags.get(TAG + "created"));
    var younger = created.compareTo(Instant.parse(metadata.getCreationTimestamp()));
    // And if it is of the same second: by the uid.
    return isFormer || younger > 0 || (younger == 0 && metadata.getUid().compareTo(owner) < 0);
  }

  @Override
  public void written(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now) {
    if (before != null && now != null && before.getStatus() != null && now.getStatus() == null) {
      forgetful.add(uid(now));
    }
  }

  @Override
  public void settled() {
    var resources = month.users().resources();
    var owners = new HashSet<String>();
    for (var resource : resources) {
      var status = resource.getStatus();
      if (!HeldBack.isOnlyWatching(resource)
          && Conditions.isTrue(status.conditions(), "Ready")
          && !owners.add(status.arn())) {
        throw new Violation("P3", "two resources have the team " + status.arn());
      }
    }
    for (var one : taken) {
      for (var other : taken) {
        if (one.isOfRivals(other) && isAtWork(one.by()) && isAtWork(other.by())) {
          olderHasIt(one, other);
        }
      }
    }
  }

  private boolean isAtWork(ApprovalTeam resource) {
    return !forgetful.contains(uid(resource))
        && month
            .api()
            .get(resource.getMetadata().getName())
            .filter(now -> uid(now).equals(uid(resource)))
            .filter(now -> !now.isMarkedForDeletion())
            .filter(now -> !Users.isPaused(now) && !HeldBack.isOnlyWatching(now))
            .isPresent();
  }

  private void olderHasIt(Taken one, Taken other) {
    var isOlder =
        one.by()
                .getMetadata()
                .getCreationTimestamp()
                .compareTo(other.by().getMetadata().getCreationTimestamp())
            < 0;
    var owner =
        month.aws().teams().find(one.arn()).isEmpty()
            ? null
            : month.aws().teams().tags(one.arn()).get(TAG + "uid");
    if (isOlder && uid(other.by()).equals(owner)) {
      throw new Violation("P3", "the younger of two has " + one.arn() + ": " + owner);
    }
  }

  private static String uid(ApprovalTeam resource) {
    return resource.getMetadata().getUid();
  }
}
