package dev.mpaoperator.cluster;

import dev.mpaoperator.tools.Checkout;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Kubernetes API server with full access to it.
 *
 * <p>It is stopped when it is closed and, at the latest, when the JVM ends. Unless it runs on K3s
 * there are no controllers: a deleted namespace stays terminating, owned objects are not collected,
 * and no pod runs.
 */
public final class TestCluster implements AutoCloseable {
  private static @Nullable TestCluster shared;
  private static @Nullable String sharedFailure;

  private final Source source;
  private final Server server;
  private final Path work;
  private final boolean temporary;
  private final KubernetesClient client;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = Thread.ofPlatform().name("stop-cluster").unstarted(this::stop);

  private TestCluster(Source source, Server server, Path work, boolean temporary) {
    this.source = source;
    this.server = server;
    this.work = work;
    this.temporary = temporary;
    this.client = newClient(config());
  }

  /** The server that all tests of this JVM share; started by whoever asks first. */
  public static synchronized TestCluster shared() {
    if (sharedFailure != null) {
      throw new IllegalStateException(sharedFailure);
    }
    if (shared == null) {
      try {
        shared = start();
      } catch (RuntimeException e) {
        sharedFailure = e.getMessage(); // looking again would cost every test the same time
        throw e;
      }
    }
    return shared;
  }

  /** Starts a server of one's own in a temporary folder. */
  public static TestCluster start(String... flags) {
    try {
      return start(Files.createTempDirectory("mpa-operator-cluster"), true, List.of(flags));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server of one's own.
   *
   * @param work gets its certificates, logs and launchers, and is left in place
   * @param flags further flags of kube-apiserver, each {@code --name=value}; they win over the
   *     usual ones
   */
  public static TestCluster start(Path work, List<String> flags) {
    return start(work.toAbsolutePath(), false, flags);
  }

  private static TestCluster start(Path work, boolean temporary, List<String> flags) {
    Source source = ServerSearch.ofThisMachine().find();
    TestCluster cluster = new TestCluster(source, source.start(work, flags), work, temporary);
    Runtime.getRuntime().addShutdownHook(cluster.hook);
    return cluster;
  }

  /** Which server this is and where it came from. */
  public String description() {
    return source.description();
  }

  /** The folder with the server's logs. */
  public Path workingDirectory() {
    return work;
  }

  /** Full access, as a text that needs no other file. */
  public String kubeconfig() {
    return server.kubeconfig();
  }

  /** Writes {@link #kubeconfig()} to a file. */
  public Path writeKubeconfig(Path file) {
    return Kubeconfig.write(kubeconfig(), file);
  }

  /** The kubectl that goes with the server, if there is one. */
  public Optional<Path> kubectl() {
    return server.kubectl();
  }

  /** Full access, for a client of one's own. */
  public Config config() {
    return Config.fromKubeconfig(kubeconfig());
  }

  /** A client with full access that is closed with the cluster. */
  public KubernetesClient client() {
    return client;
  }

  /** A client that may do what RBAC lets this user do; the caller closes it. */
  public KubernetesClient clientAs(String user, String... groups) {
    return newClient(
        new ConfigBuilder(config())
            .withImpersonateUsername(user)
            .withImpersonateGroups(groups)
            .build());
  }

  /** Makes a namespace that no other test has, and returns its name. */
  public String newNamespace(String hint) {
    String readable = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    readable = readable.substring(0, Math.min(40, readable.length())).replaceAll("^-+|-+$", "");
    String random = UUID.randomUUID().toString().substring(0, 8);
    String name = (readable.isEmpty() ? "test" : readable) + "-" + random;
    client
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** Applies every YAML file of the project's {@code crds} folder and waits until it is served. */
  public List<String> applyCrds() {
    return CustomResources.apply(client, Checkout.root().resolve("crds"));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending and the hook does the same.
    }
    stop();
  }

  private void stop() {
    if (closed.compareAndSet(false, true)) {
      client.close();
      server.stop();
      if (temporary) {
        delete(work);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("cluster: left behind " + folder + ": " + e.getMessage());
    }
  }

  private static KubernetesClient newClient(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
