package dev.mpaoperator.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * kube-apiserver, etcd and kubectl as files.
 *
 * @param folder holds the three
 * @param version of Kubernetes, {@code 1.34.4}
 */
record LocalBinaries(Path folder, String version) implements Source {
  private static final List<String> NAMES = List.of("kube-apiserver", "etcd", "kubectl");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  /** Those in {@code folder} if all three are there, else says which are missing. */
  static LocalBinaries in(Path folder, String version) throws Unavailable {
    String missing =
        NAMES.stream()
            .filter(name -> !Files.isExecutable(folder.resolve(name)))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw Unavailable.broken(folder + " has no executable " + missing);
    }
    return new LocalBinaries(folder, version);
  }

  /** The newest complete set below {@code directory/k8s/<version>-<os>-<arch>}. */
  static LocalBinaries newestBelow(Path directory) throws Unavailable {
    Path sets = directory.resolve("k8s");
    if (!Files.isDirectory(sets)) {
      throw Unavailable.unused(directory + " is empty");
    }
    try (Stream<Path> children = Files.list(sets)) {
      List<String> versions =
          children
              .map(child -> child.getFileName().toString())
              .filter(name -> name.endsWith(Platform.SUFFIX))
              .map(name -> name.substring(0, name.length() - Platform.SUFFIX.length()))
              .filter(VERSION.asMatchPredicate())
              .sorted(Comparator.comparing(Runtime.Version::parse))
              .toList();
      if (versions.isEmpty()) {
        throw Unavailable.unused(sets + " has nothing for this platform");
      }
      return in(sets.resolve(versions.getLast() + Platform.SUFFIX), versions.getLast());
    } catch (IOException e) {
      throw Unavailable.broken(sets + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public String description() {
    return "kube-apiserver " + version + " in " + folder;
  }

  @Override
  public Server start(Path work, List<String> flags) {
    return LocalServer.start(this, work, flags);
  }
}
