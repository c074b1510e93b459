package dev.mpaoperator.gitops.sync;

import dev.mpaoperator.gitops.Lua;
import dev.mpaoperator.gitops.states.Pictures;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The actions of this project, as Argo CD's web server carries them out: the script changes a copy
 * of the live resource, and what differs is sent as a merge patch.
 */
final class Actions {
  private Actions() {}

  /** Carries out an action on a resource. */
  @SuppressWarnings("unchecked")
  static void run(KubernetesClient client, CustomResource<?, ?> resource, String action) {
    var folder = Pictures.FOLDER.resolve(resource.getKind()).resolve("actions");
    try {
      var script = Files.readString(folder.resolve(action).resolve("action.lua"));
      var live =
          (Map<String, Object>)
              Serialization.unmarshal(
                  Serialization.asJson(client.resource(resource).get()), Map.class);
      var wanted = (Map<String, Object>) Lua.run(script, live);
      client
          .resource(resource)
          .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(patch(live, wanted)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What turns the one into the other; lists are not looked into. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> patch(
      Map<String, Object> from, Map<String, Object> to) {
    var patch = new HashMap<String, @Nullable Object>();
    for (var key : from.keySet()) {
      if (!to.containsKey(key) && from.get(key) != null) {
        patch.put(key, null);
      }
    }
    for (var entry : to.entrySet()) {
      var before = from.get(entry.getKey());
      if (before instanceof Map<?, ?> inner && entry.getValue() instanceof Map<?, ?> after) {
        var part = patch((Map<String, Object>) inner, (Map<String, Object>) after);
        if (!part.isEmpty()) {
          patch.put(entry.getKey(), part);
        }
      } else if (!(before instanceof java.util.List) && !Objects.equals(before, entry.getValue())) {
        patch.put(entry.getKey(), entry.getValue());
      }
    }
    return patch;
  }
}
