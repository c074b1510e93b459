package dev.mpaoperator.image;

import dev.mpaoperator.tools.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is taken out of Debian's packages; see the scripts in {@code src/build/image}.
 *
 * @param project the checkout
 * @param architecture of the packages
 * @param work where it goes
 */
record DebianParts(Path project, Architecture architecture, Path work) {
  /** The suite that has a JDK 25 for every architecture. */
  private static final String SUITE_OF_JDK = "sid";

  private static final String OWN_SUITE = "-";
  private static final List<String> LIBRARIES_OF_JDK = List.of("zlib1g", "libstdc++6", "libgcc-s1");

  /**
   * Makes the root file system and returns the versions of its packages.
   *
   * @param forDebiansJdk whether it has to carry that, or one that needs the C library only
   */
  Map<String, String> root(boolean forDebiansJdk) {
    var more = forDebiansJdk ? LIBRARIES_OF_JDK : List.<String>of();
    var words =
        Stream.concat(
            Stream.<Object>of(
                architecture.word(),
                forDebiansJdk ? SUITE_OF_JDK : OWN_SUITE,
                work.resolve("root")),
            more.stream());
    var versions = new TreeMap<String, String>();
    Command.of(script("debian-root"), words.toArray())
        .run()
        .succeeded()
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(line -> versions.put(line[0], line[1]));
    return versions;
  }

  /** Unpacks a JDK 25 of the architecture; returns its folder. */
  Path jdk() {
    var folder = work.resolveSibling("jdk-" + architecture.word());
    if (!folder.resolve("jdk").toFile().exists()) {
      Command.of(script("debian-jdk"), architecture.word(), SUITE_OF_JDK, folder).run().succeeded();
    }
    return folder.resolve("jdk");
  }

  private Path script(String name) {
    return project.resolve("src/build/image").resolve(name).toAbsolutePath();
  }
}
