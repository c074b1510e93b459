package dev.mpaoperator.gitops.sync;

import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Argo CD without its web server: application controller, repo server and redis, as processes of
 * this machine, over the test cluster. They end with the JVM at the latest.
 */
final class ArgoCd implements AutoCloseable {
  static final String NAMESPACE = "argocd";

  private final Path work;
  private final List<Process> processes = new ArrayList<>();
  private final Thread hook = Thread.ofPlatform().name("stop-argocd").unstarted(this::stop);

  private ArgoCd(Path work) {
    this.work = work;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it with the scripts of this project.
   *
   * @param work for its logs and files
   */
  static ArgoCd start(TestCluster cluster, Path work) {
    install(cluster);
    var argo = new ArgoCd(work);
    try {
      var redis = argo.freePort();
      argo.run("redis", Map.of(), redis(), "--port", redis, "--bind", "127.0.0.1", "--save", "");
      var repo = argo.freePort();
      var variables = argo.environment(cluster);
      var server = new HashMap<>(variables);
      server.put("ARGOCD_BINARY_NAME", "argocd-repo-server");
      argo.run(
          "repo-server",
          server,
          Tool.ARGOCD.path(),
          "--address=127.0.0.1",
          "--port=" + repo,
          "--metrics-address=127.0.0.1",
          "--metrics-port=" + argo.freePort(),
          "--disable-tls",
          "--revision-cache-expiration=0s",
          "--redis=127.0.0.1:" + redis);
      var controller = new HashMap<>(variables);
      controller.put("ARGOCD_BINARY_NAME", "argocd-application-controller");
      argo.run(
          "application-controller",
          controller,
          Tool.ARGOCD.path(),
          "--namespace=" + NAMESPACE,
          "--repo-server=127.0.0.1:" + repo,
          "--repo-server-plaintext",
          "--redis=127.0.0.1:" + redis,
          "--metrics-port=" + argo.freePort(),
          "--persist-resource-health",
          "--self-heal-timeout-seconds=1",
          "--self-heal-backoff-timeout-seconds=1",
          "--app-resync=10");
      return argo;
    } catch (RuntimeException e) {
      argo.close();
      throw e;
    }
  }

  private static String redis() {
    var found = Command.of("sh", "-c", "command -v redis-server").run();
    if (found.exitCode() != 0) {
      throw new IllegalStateException(
          "redis-server is not on the PATH: apt-get install redis-server");
    }
    return found.output().strip();
  }

  private static void install(TestCluster cluster) {
    var client = cluster.client();
    var module =
        Command.of("go", "list", "-m", "-f", "{{.Dir}}", "github.com/argoproj/argo-cd/v3")
            .in(Checkout.root().resolve("src/test/tools/argocd"))
            .run()
            .succeeded()
            .strip();
    for (var crd : List.of("application", "appproject", "applicationset")) {
      apply(client, Path.of(module, "manifests/crds/" + crd + "-crd.yaml"));
    }
    var namespace = new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata();
    client.resource(namespace.build()).serverSideApply();
    apply(client, Path.of("config/argocd/argocd-cm.yaml"));
    var labels = Map.of("app.kubernetes.io/part-of", "argocd");
    for (var name :
        List.of(
            "argocd-rbac-cm",
            "argocd-gpg-keys-cm",
            "argocd-tls-certs-cm",
            "argocd-ssh-known-hosts-cm")) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace(NAMESPACE)
                  .withLabels(labels)
                  .endMetadata()
                  .build())
          .serverSideApply();
    }
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("argocd-secret")
                .withNamespace(NAMESPACE)
                .withLabels(labels)
                .endMetadata()
                .withStringData(Map.of("server.secretkey", "of a test"))
                .build())
        .serverSideApply();
  }

  private static void apply(KubernetesClient client, Path file) {
    try (var stream = Files.newInputStream(file)) {
      for (var resource : client.load(stream).items()) {
        if (resource.getMetadata().getNamespace() == null
            && !resource.getKind().startsWith("Custom")) {
          resource.getMetadata().setNamespace(NAMESPACE);
        }
        client.resource(resource).serverSideApply();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(TestCluster cluster) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("KUBECONFIG", cluster.writeKubeconfig(work.resolve("kubeconfig")).toString());
    variables.put("ARGOCD_FAKE_IN_CLUSTER", "true");
    variables.put("ARGOCD_GPG_ENABLED", "false");
    variables.put("ARGOCD_ASK_PASS_SOCK", work.resolve("ask-pass.sock").toString());
    variables.put("ARGOCD_RECONCILIATION_JITTER", "0");
    for (var folder :
        List.of(
            "TLS_DATA_PATH",
            "SSH_DATA_PATH",
            "APP_CONF_PATH",
            "GNUPGHOME",
            "GPG_DATA_PATH",
            "PLUGINSOCKFILEPATH")) {
      try {
        variables.put("ARGOCD_" + folder, Files.createDirectories(work.resolve(folder)).toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    variables.put("TMPDIR", work.toString());
    variables.put("HOME", work.toString());
    return variables;
  }

  private void run(String name, Map<String, String> variables, Object... words) {
    try {
      var command = List.of(words).stream().map(Object::toString).toList();
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(variables);
      builder.redirectOutput(work.resolve(name + ".log").toFile());
      processes.add(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String freePort() {
    try (var socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ends of its logs, for a person who wonders. */
  String logs() {
    var text = new StringBuilder();
    for (var name : List.of("repo-server", "application-controller")) {
      try {
        var lines = Files.readAllLines(work.resolve(name + ".log"));
        text.append("== ").append(name).append('\n');
        lines.stream()
            .skip(Math.max(0, lines.size() - 40))
            .forEach(line -> text.append(line).append('\n'));
      } catch (IOException e) {
        text.append(e);
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    processes.reversed().forEach(Process::destroy);
    for (var process : processes) {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
