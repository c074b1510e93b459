package dev.mpaoperator.cluster;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** kube-apiserver and etcd as processes of this machine, run by kube-api-test. */
final class LocalServer implements Server {
  private static final int STARTUP_MILLIS = 120_000;

  private final KubeAPIServer server;
  private final Path kubectl;
  private final String kubeconfig;

  private LocalServer(KubeAPIServer server, Path kubectl, String kubeconfig) {
    this.server = server;
    this.kubectl = kubectl;
    this.kubeconfig = kubeconfig;
  }

  static LocalServer start(LocalBinaries binaries, Path work, List<String> flags) {
    // Links, not the binaries' own folder: certificates and logs then belong to this run alone.
    Path bin = work.resolve("k8s").resolve(binaries.version() + Platform.SUFFIX);
    Path kubectl = bin.resolve("kubectl");
    try {
      Files.createDirectories(bin);
      Launcher.write(bin, "etcd", binaries, work, List.of("--unsafe-no-fsync"));
      Launcher.write(bin, "kube-apiserver", binaries, work, apiServerFlags(flags));
      Files.deleteIfExists(kubectl);
      Files.createSymbolicLink(kubectl, binaries.folder().resolve("kubectl"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + work, e);
    }
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(work.toString())
                .withApiServerVersion(binaries.version())
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withWaitForEtcdHealthCheckOnStartup(false)
                .withStartupTimeout(STARTUP_MILLIS)
                .build());
    try {
      inDaemonThread(server::start);
      String kubeconfig = Kubeconfig.selfContained(server.getKubeConfigYaml());
      return new LocalServer(server, kubectl, kubeconfig);
    } catch (RuntimeException e) {
      stopQuietly(server, e);
      throw new IllegalStateException(
          "kube-apiserver did not start: " + e.getMessage() + Launcher.lastLines(work), e);
    }
  }

  /** The server is for this machine alone, and needs no network card but the loopback. */
  private static List<String> apiServerFlags(List<String> flags) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--bind-address=127.0.0.1",
                "--advertise-address=192.0.2.1",
                "--endpoint-reconciler-type=none"));
    all.addAll(flags);
    return all;
  }

  /** kube-api-test's own threads inherit this; otherwise they would keep the JVM from ending. */
  private static void inDaemonThread(Runnable work) {
    var done = DaemonWork.start("start-kube-apiserver", work);
    try {
      done.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static void stopQuietly(KubeAPIServer server, RuntimeException reason) {
    try {
      server.stop();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public Optional<Path> kubectl() {
    return Optional.of(kubectl);
  }

  @Override
  public void stop() {
    server.stop();
  }
}
