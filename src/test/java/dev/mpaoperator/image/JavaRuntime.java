package dev.mpaoperator.image;

import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A Java runtime with what the program needs and no more, without a compiler or any other tool.
 *
 * @param work its folder is {@code opt/java} below this one
 * @param emulator runs programs of another architecture, {@code null} where none is needed
 */
record JavaRuntime(Path work, @Nullable Path emulator) {
  /**
   * Modules that the program's classes name, but for those that only parts name which it never
   * uses: java.desktop, java.sql and java.scripting, of libraries that serve others too.
   */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.xml",
          "jdk.httpserver",
          "jdk.management",
          "jdk.unsupported");

  Path home() {
    return work.resolve("opt/java");
  }

  /** Takes it out of a JDK. */
  void link(Path jdk) throws IOException {
    Files.createDirectories(work.resolve("opt"));
    command(
            jdk.resolve("bin/jlink"),
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            home())
        .run()
        .succeeded();
    dropSymbols();
    addAuthorities();
    dropTools();
  }

  /** Debian's modules hold the symbols of each library beside it: ten times as much again. */
  private void dropSymbols() throws IOException {
    for (var file : Trees.all(home().resolve("lib"))) {
      if (file.toString().endsWith(".debuginfo")) {
        Files.delete(file);
      }
    }
  }

  private void dropTools() throws IOException {
    try (var programs = Files.list(home().resolve("bin"))) {
      for (var program : programs.filter(p -> !p.endsWith("java")).toList()) {
        Files.delete(program);
      }
    }
    Files.deleteIfExists(home().resolve("lib/jexec")); // starts jars as if they were programs
  }

  /** Debian keeps the certificates of authorities, which AWS is trusted by, outside its JDK. */
  private void addAuthorities() throws IOException {
    var authorities = home().resolve("lib/security/cacerts");
    if (!Files.exists(authorities)) {
      Files.copy(
          Path.of(System.getProperty("java.home"), "lib/security/cacerts"),
          authorities,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Its java, with what it runs found from the working folder: the AOT cache notes paths. */
  Command java(Object... arguments) {
    return command("opt/java/bin/java", arguments).in(work);
  }

  private Command command(Object program, Object... arguments) {
    if (emulator == null) {
      return Command.of(program, arguments);
    }
    var words = new ArrayList<>();
    words.addAll(List.of("-L", work.resolve("root"), program));
    words.addAll(List.of(arguments));
    return Command.of(emulator, words.toArray());
  }

  /** Its version, for example {@code 25.0.3+9-LTS}. */
  String version() throws IOException {
    var release = new Properties();
    try (var reader = Files.newBufferedReader(home().resolve("release"))) {
      release.load(reader);
    }
    return release
        .getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION"))
        .replace("\"", "");
  }
}
