package dev.mpaoperator.gitops;

import dev.mpaoperator.gitops.states.Pictures;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a resource looks like in one state: a real one, as {@code make states} found it.
 *
 * @param kind its kind
 * @param name the state's name, mostly its reason
 * @param file where it is, from the checkout's top level
 * @param resource all of it
 */
record Sample(String kind, String name, Path file, Map<String, Object> resource) {
  static final List<String> KINDS = List.of("ApprovalTeam", "IdentitySource", "ApprovalSession");

  /** All of a kind, by name. */
  static List<Sample> all(String kind) {
    try (var files = Files.list(Pictures.FOLDER.resolve(kind).resolve("testdata"))) {
      return files.sorted().map(file -> read(kind, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of all kinds. */
  static List<Sample> all() {
    return KINDS.stream().flatMap(kind -> all(kind).stream()).toList();
  }

  /** That of a state. */
  static Sample of(String kind, String name) {
    return read(kind, Pictures.FOLDER.resolve(kind).resolve("testdata").resolve(name + ".yaml"));
  }

  @SuppressWarnings("unchecked")
  private static Sample read(String kind, Path file) {
    try {
      var name = file.getFileName().toString().replace(".yaml", "");
      return new Sample(
          kind, name, file, Serialization.unmarshal(Files.readString(file), Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its conditions, none if it has no status. */
  List<Condition> conditions() {
    return resource.get("status") instanceof Map<?, ?> status
            && status.get("conditions") instanceof List<?> conditions
        ? conditions.stream()
            .map(c -> Serialization.unmarshal(Serialization.asJson(c), Condition.class))
            .toList()
        : List.of();
  }

  /** The condition that a person would read first, of a team or an identity source. */
  Condition headline() {
    var all = conditions();
    return Conditions.find(all, "Reconciling")
        .or(() -> Conditions.find(all, "Stalled"))
        .or(() -> Conditions.find(all, "Ready"))
        .orElseThrow(() -> new IllegalStateException(file + " has no condition"));
  }

  /** Whether it is being deleted. */
  boolean isTerminating() {
    return resource.get("metadata") instanceof Map<?, ?> metadata
        && metadata.containsKey("deletionTimestamp");
  }

  /** Whether its status speaks of another spec than the one that stands there. */
  boolean isOutdated() {
    return resource.get("status") instanceof Map<?, ?> status
        && resource.get("metadata") instanceof Map<?, ?> metadata
        && !metadata.get("generation").equals(status.get("observedGeneration"));
  }
}
