package dev.mpaoperator.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The IAM policies that come with the operator, as they are in {@code config/iam}, for any role of
 * another account: which these are is a parameter.
 */
public final class Rights {
  private static final Path POLICIES = Path.of("config/iam/json");

  private Rights() {}

  /** All of them, the one that denies all else too. */
  public static List<String> shipped() {
    return without();
  }

  /** All but those of these names. */
  public static List<String> without(String... names) {
    return read(file -> Stream.of(names).noneMatch(n -> file.endsWith(n + ".json")));
  }

  /** Those of these names. */
  public static List<String> only(String... names) {
    return read(file -> Stream.of(names).anyMatch(n -> file.endsWith(n + ".json")));
  }

  private static List<String> read(Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(POLICIES)) {
      return files.filter(wanted).sorted().map(Rights::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace(":role/mpa-operator\"", ":role/*\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
