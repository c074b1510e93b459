package dev.mpaoperator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Helm chart of this project. */
public enum Chart {
  /** The operator's. */
  OPERATOR("mpa-operator"),
  /** The simulator's. */
  SIMULATOR("mpa-simulator");

  private static final YAMLMapper YAML = new YAMLMapper();
  private final String folder;

  Chart(String folder) {
    this.folder = folder;
  }

  /** Its name, which is also that of its folder, and of the releases and namespaces of examples. */
  public String folder() {
    return folder;
  }

  /** Where it is. */
  public Path path() {
    return Checkout.root().resolve("helm").resolve(folder);
  }

  /** Files of typical values. */
  public List<Path> typicalValues() {
    var ci = path().resolve("ci");
    if (!Files.isDirectory(ci)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ci)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in one of its YAML or JSON files. */
  public JsonNode read(String file) {
    return read(path().resolve(file));
  }

  /** What is in a file of one YAML document. */
  static JsonNode read(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
