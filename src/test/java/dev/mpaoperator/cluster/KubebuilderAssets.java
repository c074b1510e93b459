package dev.mpaoperator.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder that the environment variable {@code KUBEBUILDER_ASSETS} names. */
final class KubebuilderAssets {
  private static final Pattern VERSION = Pattern.compile("v(\\d+\\.\\d+\\.\\d+)");

  private KubebuilderAssets() {}

  static Source take(@Nullable String folder) throws Unavailable {
    if (folder == null || folder.isBlank()) {
      throw Unavailable.unused("not set");
    }
    LocalBinaries found = LocalBinaries.in(Path.of(folder).toAbsolutePath(), "0.0.0");
    return new LocalBinaries(found.folder(), version(found.folder().resolve("kube-apiserver")));
  }

  private static String version(Path program) throws Unavailable {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Matcher version = VERSION.matcher(output);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0 || !version.find()) {
        throw Unavailable.broken(program + " --version answered: " + output);
      }
      return version.group(1);
    } catch (IOException e) {
      throw Unavailable.broken(program + " does not run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.broken("interrupted");
    }
  }
}
