package dev.mpaoperator.gitops.states;

import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Takes the first picture of each state that a resource of a stage comes to, however short it
 * lasts.
 */
final class Album implements AutoCloseable {
  static final List<String> KINDS = List.of("ApprovalTeam", "IdentitySource", "ApprovalSession");

  private final Stage stage;
  private final List<Watch> watches = new ArrayList<>();
  private final Map<String, String> pictures = new ConcurrentSkipListMap<>();

  Album(Stage stage) {
    this.stage = stage;
    for (var kind : KINDS) {
      var resources = stage.client().genericKubernetesResources(context(kind));
      var namespace = stage.namespace();
      watches.add(
          kind.equals("IdentitySource")
              ? resources.watch(watcher())
              : resources.inNamespace(namespace).watch(watcher()));
    }
  }

  private static ResourceDefinitionContext context(String kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("mpaoperator.dev")
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(kind.toLowerCase(java.util.Locale.ROOT) + "s")
        .withNamespaced(!kind.equals("IdentitySource"))
        .build();
  }

  private Watcher<GenericKubernetesResource> watcher() {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, GenericKubernetesResource resource) {
        if (action == Action.ADDED || action == Action.MODIFIED) {
          see(resource);
        }
      }

      @Override
      public void onClose(WatcherException cause) {
        pictures.put("watch-closed", String.valueOf(cause));
      }
    };
  }

  private void see(GenericKubernetesResource resource) {
    var metadata = resource.getMetadata();
    if (metadata.getNamespace() != null || metadata.getName().startsWith(stage.namespace())) {
      Picture.name(resource).ifPresent(name -> put(name, resource, false));
    }
  }

  /** Takes a picture of a resource as it stands, under a name of its own. */
  void keep(String name, CustomResource<?, ?> resource) {
    var all = stage.client().genericKubernetesResources(context(resource.getKind()));
    var namespace = resource.getMetadata().getNamespace();
    var now =
        (namespace == null ? all : all.inNamespace(namespace))
            .withName(resource.getMetadata().getName())
            .get();
    put(name, now, true);
  }

  private void put(String name, GenericKubernetesResource resource, boolean instead) {
    var file = resource.getKind() + "/" + name;
    var text = new Normalized(stage.namespace()).text(resource);
    if (instead) {
      pictures.put(file, text);
    } else {
      pictures.putIfAbsent(file, text);
    }
  }

  /** The pictures by kind and name, with those of how resources stand at the end. */
  Map<String, String> pictures() {
    for (var kind : KINDS) {
      var all = stage.client().genericKubernetesResources(context(kind));
      (kind.equals("IdentitySource") ? all : all.inNamespace(stage.namespace()))
          .list()
          .getItems()
          .forEach(this::see);
    }
    return Map.copyOf(pictures);
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }
}
