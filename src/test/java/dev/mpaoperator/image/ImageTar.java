package dev.mpaoperator.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * Files put together as an image: what changes seldom is in the lower layers.
 *
 * @param architecture of its programs
 * @param base what it stands on
 * @param labels what it says of itself
 */
record ImageTar(Architecture architecture, String base, Labels labels) {
  /** Where a layer's files come from, below the working folder, and where they go to. */
  private static final Map<String, String> PLACES =
      Map.of("root", "/", "opt", "/opt", "app", "/app", "sbom", "/usr/share/sbom");

  private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
  private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
  private static final FilePermissions OPEN = FilePermissions.fromOctalString("777");

  /** Writes it and returns its digest. */
  String write(Path work, String name, Path tar) throws IOException {
    try {
      var image = start();
      if (Files.exists(work.resolve("root"))) {
        image.addFileEntriesLayer(layer(work, "root", "root", path -> true));
      }
      var isLibrary = work.resolve("app/lib");
      image
          .addFileEntriesLayer(layer(work, "java", "opt", path -> true))
          .addFileEntriesLayer(layer(work, "libraries", "app", p -> p.startsWith(isLibrary)))
          .addFileEntriesLayer(layer(work, "program", "app", p -> !p.startsWith(isLibrary)))
          .addFileEntriesLayer(layer(work, "sbom", "sbom", path -> true))
          .setPlatforms(Set.of(new Platform(architecture.word(), "linux")))
          .setEntrypoint(ImageBuild.entrypoint())
          .setProgramArguments("--help")
          .setUser("65532:65532")
          .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
          .setExposedPorts(Port.tcp(8080))
          .setCreationTime(labels.created())
          .setLabels(labels.all());
      var container =
          image.containerize(
              Containerizer.to(TarImage.at(tar).named(name))
                  .setToolName("mpa-operator")
                  .setBaseImageLayersCache(work.resolveSibling("cache"))
                  .setApplicationLayersCache(work.resolveSibling("cache"))
                  .setOfflineMode(base.equals("debian") || base.startsWith("tar:")));
      return container.getDigest().toString();
    } catch (InvalidImageReferenceException | CacheDirectoryCreationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (RegistryException | ExecutionException e) {
      throw new IOException("the image could not be made: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private JibContainerBuilder start() throws InvalidImageReferenceException {
    if (base.equals("debian")) {
      return Jib.fromScratch();
    }
    return base.startsWith("tar:")
        ? Jib.from(TarImage.at(Path.of(base.substring("tar:".length()))))
        : Jib.from(base);
  }

  private static FileEntriesLayer layer(
      Path work, String name, String folder, Predicate<Path> which) throws IOException {
    var from = work.resolve(folder);
    var layer = FileEntriesLayer.builder().setName(name);
    for (var path : Trees.all(from)) {
      if ((path.equals(from) && folder.equals("root")) || !which.test(path)) {
        continue;
      }
      var to = AbsoluteUnixPath.get(PLACES.get(folder)).resolve(from.relativize(path).toString());
      layer.addEntry(path, to, permissions(from, path), Trees.TIME);
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path from, Path path) {
    if (from.relativize(path).equals(Path.of("tmp"))) {
      return OPEN;
    }
    return Files.isDirectory(path) || Files.isExecutable(path) ? PROGRAM : FILE;
  }
}
