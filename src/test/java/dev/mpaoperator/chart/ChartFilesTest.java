package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartFilesTest {
  @Test
  void whatIsGeneratedIsCurrent() {
    Map<Path, String> generated = new TreeMap<>(ChartFiles.copies());
    generated.putAll(ChartFiles.made());

    generated.forEach((path, text) ->
        assertThat(Checkout.root().resolve(path))
            .as(path + " (run `make chart`)")
            .hasContent(text));
    assertThat(ChartFiles.FOLDERS.stream().flatMap(ChartFilesTest::inside))
        .as("files in folders of generated files (run `make chart`, delete the others)")
        .allSatisfy(path -> assertThat(generated).containsKey(path));
  }

  @ParameterizedTest
  @EnumSource
  void everyValueIsExplained(Chart chart) {
    var rows =
        ChartFiles.read(Path.of("helm", chart.folder(), "README.md"))
            .lines()
            .filter(line -> line.matches("\\| [\\w.\"/]+ \\| (object|list|string|int|bool) \\|.*"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20).noneMatch(row -> row.endsWith("|  |"));
    assertThat(leaves("", chart.read("values.yaml")))
        .allSatisfy(value -> assertThat(rows).anyMatch(row -> value.startsWith(key(row))));
  }

  private static String key(String row) {
    return row.split(" ", 3)[1];
  }

  private static Stream<String> leaves(String path, JsonNode node) {
    return node.isObject() && !node.isEmpty()
        ? node.properties().stream()
            .flatMap(
                p -> leaves(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue()))
        : Stream.of(path);
  }

  private static Stream<Path> inside(Path folder) {
    try (var files = Files.walk(Checkout.root().resolve(folder))) {
      return files.filter(Files::isRegularFile).map(Checkout.root()::relativize).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
