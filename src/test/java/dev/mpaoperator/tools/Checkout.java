package dev.mpaoperator.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of this project's sources, from wherever inside it the program was started. */
public final class Checkout {
  private Checkout() {}

  /** Its top level. */
  public static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("src/test/cluster/build"))) {
        return folder;
      }
    }
    throw new IllegalStateException(start + " is not inside a checkout of this project");
  }
}
