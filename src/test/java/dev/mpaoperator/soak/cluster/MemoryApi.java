package dev.mpaoperator.soak.cluster;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.soak.Violation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The approval teams of one namespace, with what matters of the real API server: uids, generations,
 * resource versions and optimistic locks, deletion with finalizers, a status apart from the spec,
 * watches. Everything that goes in or out is a copy.
 */
public final class MemoryApi {
  /** The namespace. */
  public static final String NAMESPACE = "month";

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final Map<String, ApprovalTeam> teams = new LinkedHashMap<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private final Clock clock;
  private long revision;
  private int created;

  /** Is told of every change, in order. */
  @FunctionalInterface
  public interface Watcher {
    /** A resource came ({@code before} is null), changed, or went ({@code now} is null). */
    void changed(@Nullable ApprovalTeam before, @Nullable ApprovalTeam now);
  }

  /** An empty namespace. */
  public MemoryApi(Clock clock) {
    this.clock = clock;
  }

  /** Tells this watcher of every change from now on. */
  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Tells it no more. */
  public void unwatch(Watcher watcher) {
    watchers.remove(watcher);
  }

  KubernetesSerialization serialization() {
    return serialization;
  }

  /** A copy of any resource. */
  public ApprovalTeam copy(ApprovalTeam team) {
    return serialization.clone(team);
  }

  /** The resource as it stands. */
  public Optional<ApprovalTeam> get(String name) {
    return Optional.ofNullable(teams.get(name)).map(this::copy);
  }

  /** All resources as they stand. */
  public List<ApprovalTeam> all() {
    return teams.values().stream().map(this::copy).toList();
  }

  /** Whether this copy is the resource as it stands. */
  public boolean isCurrent(ApprovalTeam copy) {
    var now = teams.get(copy.getMetadata().getName());
    return now != null
        && now.getMetadata().getResourceVersion().equals(copy.getMetadata().getResourceVersion());
  }

  /** {@code kubectl create}. */
  public ApprovalTeam create(String name, ApprovalTeamSpec spec) {
    var team = new ApprovalTeam();
    team.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(NAMESPACE)
            .withUid("%s-%04d".formatted(name, ++created))
            .withGeneration(1L)
            .withCreationTimestamp(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .build());
    team.setSpec(spec);
    return put(null, team);
  }

  /** {@code kubectl edit}, with whatever of spec, annotations and finalizers. */
  public ApprovalTeam edit(String name, Consumer<ApprovalTeam> change) {
    var before = Objects.requireNonNull(teams.get(name), name);
    var after = copy(before);
    change.accept(after);
    if (!serialization.asJson(before.getSpec()).equals(serialization.asJson(after.getSpec()))) {
      after.getMetadata().setGeneration(before.getMetadata().getGeneration() + 1);
    }
    return put(before, after);
  }

  /** {@code kubectl delete}. */
  public void delete(String name) {
    var before = Objects.requireNonNull(teams.get(name), name);
    if (before.isMarkedForDeletion()) {
      return;
    }
    var after = copy(before);
    after
        .getMetadata()
        .setDeletionTimestamp(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    after.getMetadata().setGeneration(before.getMetadata().getGeneration() + 1);
    put(before, after);
  }

  /** Server-side apply of the status alone. */
  ApprovalTeam applyStatus(ApprovalTeam patch) {
    var metadata = patch.getMetadata();
    var before = teams.get(metadata.getName());
    if (patch.getSpec() != null) {
      throw new Violation("P5", "the operator writes the spec of " + metadata.getName());
    }
    if (before == null) {
      throw error(HttpURLConnection.HTTP_NOT_FOUND, metadata.getName());
    }
    if (!before.getMetadata().getUid().equals(metadata.getUid())
        || !before.getMetadata().getResourceVersion().equals(metadata.getResourceVersion())) {
      throw error(HttpURLConnection.HTTP_CONFLICT, metadata.getName());
    }
    var after = copy(before);
    after.setStatus(copy(patch).getStatus());
    return put(before, after);
  }

  /** A failure as the API server answers it. */
  public static KubernetesClientException error(int code, String text) {
    return new KubernetesClientException(text, code, null);
  }

  private ApprovalTeam put(@Nullable ApprovalTeam before, ApprovalTeam after) {
    var name = after.getMetadata().getName();
    if (before != null && serialization.asJson(before).equals(serialization.asJson(after))) {
      return copy(before);
    }
    after.getMetadata().setResourceVersion(Long.toString(++revision));
    var stored = copy(after); // as JSON keeps it
    var gone = stored.isMarkedForDeletion() && stored.getFinalizers().isEmpty();
    if (gone) {
      teams.remove(name);
    } else {
      teams.put(name, stored);
    }
    for (var watcher : List.copyOf(watchers)) {
      watcher.changed(before == null ? null : copy(before), gone ? null : copy(stored));
    }
    return copy(stored);
  }
}
