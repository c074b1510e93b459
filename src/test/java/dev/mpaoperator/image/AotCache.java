package dev.mpaoperator.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * The classes of a team's whole life, loaded and linked before the program starts, so that it
 * starts sooner. They stand in a list that {@link Training} found: a cache made of a list is the
 * same for everybody, that of a recorded run never is.
 */
final class AotCache {
  static final String FILE = "mpa-operator.aot";

  /** What differs in every run of the JVM stands in whole words of this many bytes. */
  private static final int WORD = Long.BYTES;

  private static final int HEADER = 4096;
  private static final long TIMESTAMP_BOUND = 1L << 40; // milliseconds since a machine's start

  private AotCache() {}

  /** Makes it beside the program. */
  static void make(JavaRuntime runtime, Path classes) throws IOException {
    var one = dump(runtime, classes, FILE);
    var two = dump(runtime, classes, "again.aot");
    Files.write(one, withoutTimestamps(Files.readAllBytes(one), Files.readAllBytes(two)));
    Files.delete(two);
    Files.setLastModifiedTime(one, FileTime.from(Trees.TIME));
    runtime
        .java(
            "-XX:+UseSerialGC",
            "-XX:AOTMode=on", // fails where it cannot be used
            "-XX:AOTCache=app/" + FILE,
            "-jar",
            "app/mpa-operator.jar",
            "--version")
        .run()
        .succeeded();
  }

  private static Path dump(JavaRuntime runtime, Path classes, String file) {
    runtime
        .java(
            "-XX:+UseSerialGC",
            "-Xshare:dump",
            "-XX:+AOTClassLinking",
            "-XX:SharedClassListFile=" + classes.toAbsolutePath(),
            "-XX:SharedArchiveFile=app/" + file,
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-jar",
            "app/mpa-operator.jar")
        .run()
        .succeeded();
    return runtime.work().resolve("app").resolve(file);
  }

  /**
   * Two dumps of the same differ in nothing but when soft references were last used, in
   * milliseconds since the machine started, and in the check sums over them. Both are set to 0,
   * which is long ago: the JVM may drop what such a reference holds sooner, and makes it anew. The
   * check sums are read with {@code -XX:+VerifySharedSpaces} only.
   */
  static byte[] withoutTimestamps(byte[] one, byte[] two) {
    if (one.length != two.length) {
      throw new IllegalStateException(
          "two dumps of the same classes have %d and %d bytes".formatted(one.length, two.length));
    }
    var first = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
    var second = ByteBuffer.wrap(two).order(ByteOrder.LITTLE_ENDIAN);
    for (var at = 0; at + WORD <= one.length; at += WORD) {
      if (first.getLong(at) == second.getLong(at)) {
        continue;
      }
      if (at < HEADER) {
        setDifferingHalvesToZero(first, second, at);
      } else if (isTimestamp(first.getLong(at)) && isTimestamp(second.getLong(at))) {
        first.putLong(at, 0);
      } else {
        throw new IllegalStateException(
            "two dumps of the same classes differ at byte %d: %x and %x"
                .formatted(at, first.getLong(at), second.getLong(at)));
      }
    }
    return one;
  }

  private static void setDifferingHalvesToZero(ByteBuffer first, ByteBuffer second, int at) {
    for (var half = at; half < at + WORD; half += Integer.BYTES) {
      if (first.getInt(half) != second.getInt(half)) {
        first.putInt(half, 0);
      }
    }
  }

  private static boolean isTimestamp(long value) {
    return value > 0 && value < TIMESTAMP_BOUND;
  }
}
