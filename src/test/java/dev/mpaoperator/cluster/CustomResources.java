package dev.mpaoperator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The definitions of a folder, applied and waited for. */
final class CustomResources {
  private static final long SECONDS = 30;

  private CustomResources() {}

  static List<String> apply(KubernetesClient client, Path folder) {
    List<String> names = new ArrayList<>();
    for (Path file : files(folder)) {
      for (HasMetadata resource : load(client, file)) {
        client.resource(resource).fieldManager("test-cluster").forceConflicts().serverSideApply();
        names.add(resource.getMetadata().getName());
        if (resource instanceof CustomResourceDefinition definition) {
          awaitServed(client, definition);
        }
      }
    }
    return names;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<HasMetadata> load(KubernetesClient client, Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return client.load(stream).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Established, and served: between the two lies a moment in which requests get a 404. */
  private static void awaitServed(KubernetesClient client, CustomResourceDefinition wanted) {
    var definitions = client.apiextensions().v1().customResourceDefinitions();
    definitions
        .withName(wanted.getMetadata().getName())
        .waitUntilCondition(CustomResources::established, SECONDS, TimeUnit.SECONDS);
    String quotedPlural = "\"" + wanted.getSpec().getNames().getPlural() + "\"";
    wanted.getSpec().getVersions().stream()
        .filter(version -> Boolean.TRUE.equals(version.getServed()))
        .map(version -> "/apis/" + wanted.getSpec().getGroup() + "/" + version.getName())
        .forEach(path ->
            Awaitility.await(path)
                .atMost(Duration.ofSeconds(SECONDS))
                .pollInterval(Duration.ofMillis(50))
                .until(
                    () -> Optional.ofNullable(client.raw(path)).orElse(""),
                    found -> found.contains(quotedPlural)));
  }

  private static boolean established(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
