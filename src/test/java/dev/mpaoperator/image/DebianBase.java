package dev.mpaoperator.image;

import dev.mpaoperator.tools.Command;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The root file system out of Debian's packages; see {@code src/build/image/debian-base}. */
final class DebianBase {
  private DebianBase() {}

  /** Makes it below the folder and returns the versions of its packages. */
  static Map<String, String> make(Path project, Architecture architecture, Path work) {
    var script = project.resolve("src/build/image/debian-base").toAbsolutePath();
    var printed = Command.of(script, architecture.word(), work.resolve("root")).run().succeeded();
    var versions = new TreeMap<String, String>();
    printed
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(words -> versions.put(words[0], words[1]));
    return versions;
  }
}
