package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  private static Stream<Path> inside(Path folder) {
    try (var files = Files.walk(Checkout.root().resolve(folder))) {
      return files.filter(Files::isRegularFile).map(Checkout.root()::relativize).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
