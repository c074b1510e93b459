package dev.mpaoperator.gitops;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an action of Argo CD should make of a resource.
 *
 * @param kind the resource's kind
 * @param sample the state that it is in
 * @param action the action's name
 */
record ActionCase(String kind, String sample, String action) {

  /** Those of a kind. */
  static List<ActionCase> all(String kind) {
    return switch (kind) {
      case "ApprovalTeam" ->
          List.of(
              new ActionCase(kind, "update-rejected", "retry"),
              new ActionCase(kind, "deletion-rejected", "retry"),
              new ActionCase(kind, "active", "pause"),
              new ActionCase(kind, "awaiting-update-approval", "pause"),
              new ActionCase(kind, "paused", "resume"));
      case "ApprovalSession" -> List.of(new ActionCase(kind, "open-update", "cancel"));
      default -> List.of();
    };
  }

  /** Names of the actions in a folder. */
  static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> Files.exists(f.resolve("action.lua")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the expected resource is, seen from the actions. */
  String expectedPath() {
    return "testdata/" + sample + "-" + action + ".yaml";
  }

  /** The resource as it should be then. */
  @SuppressWarnings("unchecked")
  Map<String, Object> expected() {
    var before = Sample.of(kind, sample).resource();
    var after = Serialization.unmarshal(Serialization.asJson(before), Map.class);
    var metadata = (Map<String, Object>) after.get("metadata");
    var annotations =
        (Map<String, Object>)
            metadata.computeIfAbsent("annotations", _ -> new java.util.TreeMap<String, Object>());
    switch (action) {
      case "retry" ->
          annotations.put("mpaoperator.dev/retry", "argocd-" + metadata.get("resourceVersion"));
      case "pause" -> annotations.put("mpaoperator.dev/paused", "true");
      case "resume" -> annotations.remove("mpaoperator.dev/paused");
      case "cancel" -> ((Map<String, Object>) after.get("spec")).put("cancel", true);
      default -> throw new IllegalStateException(action);
    }
    if (annotations.isEmpty() && action.equals("cancel")) {
      metadata.remove("annotations");
    }
    return after;
  }
}
