package dev.mpaoperator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Folders with all that is in them. */
final class Trees {
  /** Of every file of the image; the AOT cache remembers that of what it was made of. */
  static final Instant TIME = Instant.ofEpochSecond(1);

  private Trees() {}

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (var path : all(folder).reversed()) {
        Files.delete(path);
      }
    }
  }

  static void setTime(Path folder) throws IOException {
    for (var path : all(folder)) {
      Files.setLastModifiedTime(path, FileTime.from(TIME));
    }
  }

  /** Everything in a fixed order, folders before what is in them. */
  static List<Path> all(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }
}
