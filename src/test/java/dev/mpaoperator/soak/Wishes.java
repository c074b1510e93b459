package dev.mpaoperator.soak;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.DriftPolicy;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what the users wish: a spec that says the same in another way is the same wish, a spec
 * that comes back is a new one.
 */
public final class Wishes {
  private static final String RETRY = "mpaoperator.dev/retry";

  private final Map<String, NavigableMap<Long, Integer>> numbers = new HashMap<>();
  private final Map<String, Integer> losses = new HashMap<>();
  private final Map<String, Integer> moves = new HashMap<>();

  /** What of a spec people are asked about. */
  public record Definition(String description, Object strategy, Set<String> people) {
    /** What this spec wishes for. */
    public static Definition of(ApprovalTeamSpec spec) {
      return new Definition(
          spec.description(),
          spec.approvalStrategy(),
          spec.approvers().stream().map(a -> a.identityId()).collect(Collectors.toSet()));
    }
  }

  /** Whether two specs wish for the same. */
  public static boolean same(ApprovalTeamSpec one, ApprovalTeamSpec other) {
    return Definition.of(one).equals(Definition.of(other));
  }

  /** A user changed a resource, or created it. */
  void changed(Optional<ApprovalTeam> before, ApprovalTeam after) {
    var metadata = after.getMetadata();
    var known = numbers.computeIfAbsent(metadata.getUid(), _ -> new TreeMap<>());
    var last = known.isEmpty() ? 0 : known.lastEntry().getValue();
    var same =
        before
            .filter(b -> same(b.getSpec(), after.getSpec()))
            .filter(b -> Objects.equals(deletion(b), deletion(after)))
            .filter(b -> !isOnlyWatching(b) || isOnlyWatching(after))
            .isPresent();
    known.put(metadata.getGeneration(), same ? last : last + 1);
  }

  /** Who lets go on what was only watched has seen what will be asked, and wishes for it. */
  private static boolean isOnlyWatching(ApprovalTeam team) {
    return ManagementPolicy.OBSERVE_ONLY.equals(team.getSpec().managementPolicy());
  }

  /** What of a deletion people are asked about; nothing while none is wished for. */
  private static Optional<TeamDeletion> deletion(ApprovalTeam team) {
    return team.isMarkedForDeletion()
        ? Optional.ofNullable(team.getSpec().deletion())
            .map(d -> new TeamDeletion(d.policy(), d.pendingWindowDays(), null))
        : Optional.empty();
  }

  /** With {@code drift: Propose}, a team was changed: to ask for the same again is a new wish. */
  public void moved(String uid) {
    moves.merge(uid, 1, Integer::sum);
  }

  /** Which wish it is that a pass had in hands, counted through the life of the resource. */
  public int number(ApprovalTeam given) {
    return numbers
        .get(given.getMetadata().getUid())
        .floorEntry(given.getMetadata().getGeneration())
        .getValue();
  }

  /** Whether changes from outside are to be undone. */
  public static boolean isDriftProposed(ApprovalTeam given) {
    return DriftPolicy.PROPOSE.equals(given.getSpec().drift());
  }

  /** Everything that was remembered of a resource was lost: only what AWS shows still counts. */
  void lost(ApprovalTeam resource) {
    losses.merge(resource.getMetadata().getUid(), 1, Integer::sum);
  }

  /** A name of the wish that a pass had in hands: for it, people may be asked once. */
  public String name(ApprovalTeam given, Kind kind, String what) {
    var uid = given.getMetadata().getUid();
    return "%s of %s (%s, wish %d, move %s, retry %s, memory %d)"
        .formatted(
            kind,
            uid,
            what,
            number(given),
            kind == Kind.UPDATE && isDriftProposed(given) ? moves.getOrDefault(uid, 0) : "-",
            token(given),
            losses.getOrDefault(uid, 0));
  }

  /** Whether a user wants it tried again. */
  public static boolean isRetryWanted(ApprovalTeam given) {
    var token = token(given.getMetadata());
    return token.isPresent()
        && !token.equals(Optional.ofNullable(given.getStatus()).map(s -> s.handledRetry()));
  }

  private static String token(ApprovalTeam given) {
    return token(given.getMetadata()).orElse("-");
  }

  /** By which a user wants it tried again. */
  public static Optional<String> token(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).map(a -> a.get(RETRY));
  }
}
