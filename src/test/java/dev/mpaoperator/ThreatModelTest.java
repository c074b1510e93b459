package dev.mpaoperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats names every one of them, and only tests that there are. */
class ThreatModelTest {
  private static final Path PAGE = Path.of("docs/threat-model.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final int THREATS = 22;
  private static final Pattern HEADING = Pattern.compile("(?m)^### (T\\d+): .+$");
  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w*Test)(?:#(\\w+))?`");

  @Test
  void everyThreatIsThereOnceInItsOrder() throws IOException {
    assertThat(HEADING.matcher(page()).results().map(m -> m.group(1)))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, THREATS).mapToObj(i -> "T" + i).toList());
  }

  @Test
  void everyThreatSaysWhatPreventsItWhatTestsItAndWhatIsLeft() throws IOException {
    var threats = page().split("(?m)^### T");
    assertThat(Stream.of(threats).skip(1))
        .hasSize(THREATS)
        .allSatisfy(threat ->
            assertThat(threat).contains("**Prevention.**", "**Tests.**", "**What is left.**"));
  }

  @Test
  void everyTestThatItNamesExists() throws IOException {
    var classes = classes();
    var named = NAMED.matcher(page()).results().toList();
    assertThat(named).hasSizeGreaterThan(THREATS);
    assertThat(named)
        .allSatisfy(test -> {
          var type = classes.get(test.group(1));
          assertThat(type)
              .as("%s (with its package, if several are called so)", test.group(1))
              .isNotNull();
          assertThat(test.group(2) == null || has(Class.forName(type), test.group(2)))
              .as(test.group())
              .isTrue();
        });
  }

  private static boolean has(Class<?> type, String method) {
    return Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(method));
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  /** By simple name where only one class has it, and by the last part of the package with it. */
  private static Map<String, String> classes() throws IOException {
    try (var files = Files.walk(TESTS)) {
      var names =
          files
              .map(file -> TESTS.relativize(file).toString())
              .filter(file -> file.endsWith("Test.java"))
              .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
              .toList();
      var found = new TreeMap<String, String>();
      names.stream()
          .collect(Collectors.groupingBy(name -> last(name, 1)))
          .forEach((simple, those) -> {
            if (those.size() == 1) {
              found.put(simple, those.getFirst());
            }
          });
      names.forEach(name -> found.put(last(name, 2), name));
      return found;
    }
  }

  private static String last(String name, int parts) {
    var all = name.split("\\.");
    return String.join(
        ".", Arrays.asList(all).subList(Math.max(0, all.length - parts), all.length));
  }
}
