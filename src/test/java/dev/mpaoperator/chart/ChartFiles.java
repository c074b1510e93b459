package dev.mpaoperator.chart;

import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is generated for the charts. {@code make chart} writes it; a test fails when something is
 * stale.
 *
 * <p>Copies come first, since a chart can only use files that are inside it. READMEs, renderings
 * that are read in reviews, and {@code config/default} are made from the charts then.
 */
public final class ChartFiles {
  /** Folders in which nothing else may be. */
  static final List<Path> FOLDERS =
      List.of(
          Path.of("helm/mpa-operator/files"),
          Path.of("src/test/resources/dev/mpaoperator/chart/renderings"),
          Kustomization.FOLDER);

  private static final Path FILES = FOLDERS.getFirst();
  private static final Path RENDERINGS = FOLDERS.get(1);
  private static final Path MONITORING = Path.of("config/monitoring");

  private ChartFiles() {}

  /** Writes them. */
  public static void main(String[] args) {
    write(copies());
    write(made());
  }

  /** The copies: path from the top level to content. */
  static Map<Path, String> copies() {
    var files = new TreeMap<Path, String>();
    for (Path crd : inFolder(Path.of("crds"))) {
      files.put(FILES.resolve("crds").resolve(crd.getFileName()), read(crd));
    }
    for (String name : List.of("rules.yaml", "dashboard.json")) {
      files.put(FILES.resolve(name), read(MONITORING.resolve(name)));
    }
    return files;
  }

  /** What is made from the charts: path from the top level to content. */
  static Map<Path, String> made() {
    var files = new TreeMap<Path, String>();
    for (Chart chart : Chart.values()) {
      files.put(Path.of("helm", chart.folder(), "README.md"), readme(chart));
      for (Path values : chart.typicalValues()) {
        var name = values.getFileName().toString().replace("-values", "");
        files.put(RENDERINGS.resolve(name), Rendering.of(chart).with(values).textWithoutCopies());
      }
    }
    files.putAll(Kustomization.files());
    return files;
  }

  private static String readme(Chart chart) {
    var made =
        Tool.HELM_DOCS
            .command("--dry-run", "--sort-values-order=file", "--log-level=warning")
            .in(chart.path())
            .run();
    var text = made.succeeded();
    if (!made.errors().isEmpty() || text.isBlank()) {
      throw new IllegalStateException("no README is made of " + made); // it only warns then
    }
    return text.replace("@CONFIG@", ConfigLoader.reference().strip()).strip() + "\n";
  }

  private static void write(Map<Path, String> files) {
    files.forEach((path, text) -> {
      try {
        var file = Checkout.root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static List<Path> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(Checkout.root().resolve(folder))) {
      return files.map(f -> folder.resolve(f.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checked-in text. */
  static String read(Path path) {
    try {
      return Files.readString(Checkout.root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
