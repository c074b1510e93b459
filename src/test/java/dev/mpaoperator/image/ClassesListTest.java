package dev.mpaoperator.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the AOT cache is made of. */
class ClassesListTest {
  private static final Path LIST = Path.of("src/build/image/classes.list");

  @Test
  void ownClassesOfTheListExist() throws IOException {
    var own =
        Files.readAllLines(LIST).stream()
            .filter(line -> line.startsWith("dev/mpaoperator/"))
            .filter(line -> !line.contains("$$Lambda"))
            .toList();
    assertThat(own).as("a whole life of a team").hasSizeGreaterThan(300);
    assertThat(own)
        .as("stale: run `make training`")
        .allSatisfy(name -> assertThat(Path.of("target/classes", name + ".class")).isRegularFile());
  }

  @Test
  void whatDependsOnTheRunIsNoPartOfIt() {
    assertThat(
            Training.withoutWhatChanges(
                List.of(
                    "# NOTE: Do not modify this file.",
                    "java/util/List id: 17",
                    "java/lang/Object id: 0",
                    "@cp java/lang/Object 1 2",
                    "java/util/List id: 99")))
        .containsExactly("java/lang/Object", "java/util/List");
  }
}
