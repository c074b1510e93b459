package dev.mpaoperator.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The server built from the pinned Go module, kept outside the checkout. */
final class SourceBuild {
  private final Path module;
  private final Path directory;

  /**
   * A build.
   *
   * @param module the folder of go.mod, go.sum and the script that builds
   * @param caches holds one folder for each state of these
   */
  SourceBuild(Path module, Path caches) {
    this.module = module;
    this.directory = caches.resolve("cluster-" + key());
  }

  Path directory() {
    return directory;
  }

  /** What an earlier build left. */
  Source cached() throws Unavailable {
    return LocalBinaries.newestBelow(directory);
  }

  /** Builds; the script's progress goes to standard error. */
  Source build() throws Unavailable {
    try {
      Process script =
          new ProcessBuilder(module.resolve("build").toString(), directory.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (script.waitFor() != 0) {
        throw Unavailable.broken("src/test/cluster/build failed, see its output above");
      }
    } catch (IOException e) {
      throw Unavailable.broken("src/test/cluster/build does not run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.broken("interrupted");
    }
    return cached();
  }

  /** The same key that the script computes: it changes with every change of a dependency. */
  private String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(module.resolve("go.mod")));
      digest.update(Files.readAllBytes(module.resolve("go.sum")));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("cannot read the pinned module in " + module, e);
    }
  }

  /** The minor version of Kubernetes that the module pins: {@code 1.34}. */
  static String minorVersion(Path module) {
    try {
      return Files.readString(module.resolve("go.mod"), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("k8s.io/kubernetes v"))
          .map(line -> line.replaceAll("^\\S+ v(\\d+\\.\\d+)\\..*$", "$1"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no k8s.io/kubernetes in go.mod"));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read go.mod in " + module, e);
    }
  }
}
