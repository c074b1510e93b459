package dev.mpaoperator.cluster;

import dev.mpaoperator.tools.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where this machine may have an API server, quickest first. */
final class Places {
  private Places() {}

  static List<Place> ofThisMachine() {
    Map<String, String> environment = System.getenv();
    Path module = Checkout.root().resolve("src/test/cluster");
    Path caches = caches(environment);
    SourceBuild build = new SourceBuild(module, caches);
    return List.of(
        new Place(
            "KUBEBUILDER_ASSETS",
            () -> KubebuilderAssets.take(environment.get("KUBEBUILDER_ASSETS")),
            "set KUBEBUILDER_ASSETS to a folder that holds kube-apiserver, etcd and kubectl"),
        new Place(
            "built earlier",
            build::cached,
            "install Go (https://go.dev/doc/install): src/test/cluster/build then builds the"
                + " server from source, once, in about 5 minutes"),
        new Place(
            "Docker",
            () -> K3sImage.pulled(K3sImage.PINNED),
            "start a Docker daemon that can pull " + K3sImage.PINNED),
        new Place(
            "prebuilt archive",
            () -> new PrebuiltArchive(caches.resolve("prebuilt"), module).take(),
            "give this machine a network from which kube-api-test can download its archive"),
        new Place(
            "source build",
            build::build,
            "install Go (https://go.dev/doc/install): src/test/cluster/build then builds the"
                + " server from source, once, in about 5 minutes"));
  }

  private static Path caches(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path root =
        given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
    return root.resolve("mpa-operator");
  }
}
