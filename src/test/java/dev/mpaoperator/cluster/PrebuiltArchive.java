package dev.mpaoperator.cluster;

import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.binary.BinaryManager;
import io.fabric8.kubeapitest.binary.OSInfo;
import io.fabric8.kubeapitest.binary.repo.BinaryRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The archive that kube-api-test knows how to download, of the pinned minor version. */
final class PrebuiltArchive {
  private static final Duration INDEX = Duration.ofSeconds(10);
  private static final Duration DOWNLOAD = Duration.ofMinutes(5);

  private final Path directory;
  private final Path module;

  PrebuiltArchive(Path directory, Path module) {
    this.directory = directory;
    this.module = module;
  }

  Source take() throws Unavailable {
    if (Files.isDirectory(directory.resolve("k8s"))) {
      return LocalBinaries.newestBelow(directory);
    }
    String version = SourceBuild.minorVersion(module) + ".*";
    within(INDEX, "its index", () -> new BinaryRepo(new OSInfo()).listObjectNames().close());
    System.err.println("cluster: downloading kube-apiserver " + version + " ...");
    try {
      Files.createDirectories(directory);
      Path part = Files.createTempDirectory(directory, ".part");
      within(DOWNLOAD, "the archive", () -> download(part, version));
      Files.move(part.resolve("k8s"), directory.resolve("k8s")); // whole or not at all
      Files.delete(part);
    } catch (IOException e) {
      throw Unavailable.broken("cannot keep it in " + directory + ": " + e.getMessage());
    }
    return LocalBinaries.newestBelow(directory);
  }

  private static void download(Path part, String version) {
    var config =
        KubeAPIServerConfigBuilder.anAPIServerConfig()
            .withTestDir(part.toString())
            .withApiServerVersion(version)
            .withOfflineMode(false)
            .withWaitForEtcdHealthCheckOnStartup(false)
            .withStartupTimeout(1)
            .build();
    new BinaryManager(config).initAndDownloadIfRequired();
  }

  private static void within(Duration limit, String what, Runnable work) throws Unavailable {
    var done = DaemonWork.start("prebuilt-archive", work);
    try {
      done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Unavailable.broken("cannot download " + what + ": " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw Unavailable.broken(what + " did not come within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.broken("interrupted");
    }
  }
}
