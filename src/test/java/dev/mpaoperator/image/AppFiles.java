package dev.mpaoperator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The program's jar, and the jars that it names. */
final class AppFiles {
  private AppFiles() {}

  /** Copies them, and nothing that an earlier build left beside them. */
  static void copy(Path jar, Path app) throws IOException {
    Files.createDirectories(app.resolve("lib"));
    Files.copy(jar, app.resolve("mpa-operator.jar"));
    for (var library : libraries(jar)) {
      Files.copy(jar.resolveSibling(library), app.resolve(library));
    }
  }

  private static List<String> libraries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return List.of(classPath.split(" "));
    }
  }
}
