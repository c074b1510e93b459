package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of clocks says what the program does. */
class ClocksTest {
  private static final Pattern VALUE = Pattern.compile("`([\\d.]+[smh]?)`");
  private static final Pattern KEY = Pattern.compile("key `([\\w.]+)`");
  private static final Pattern CONSTANT =
      Pattern.compile("constant `([a-z.]+\\.[A-Z]\\w+)\\.([A-Z_]+)(?:\\.(\\w+))?`");

  private final List<List<String>> rows =
      Page.at("docs/clocks.md").lines().stream()
          .filter(line -> line.startsWith("| "))
          .map(line -> List.of(line.split(" \\| ")))
          .toList();

  @Test
  void keysHaveTheirDefaults() {
    var defaults =
        ConfigurationPage.keys().stream()
            .collect(Collectors.toMap(ConfigurationPage.Key::path, ConfigurationPage.Key::value));
    assertThat(rows.stream().filter(row -> row.size() > 2 && KEY.matcher(row.get(2)).find()))
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(value(row)).as("%s", row).isEqualTo(defaults.get(found(KEY, row).group(1))));
  }

  @Test
  void everyDurationOfTheConfigurationIsThere() {
    assertThat(rows.stream().flatMap(row -> KEY.matcher(String.join("|", row)).results()))
        .map(m -> m.group(1))
        .containsAll(
            ConfigurationPage.keys().stream()
                .filter(
                    key -> key.value().matches("[\\d.]+[smh]") || key.path().contains("Seconds"))
                .map(ConfigurationPage.Key::path)
                .toList());
  }

  @Test
  void constantsAreThoseOfTheProgram() {
    var constants =
        rows.stream().filter(row -> row.size() > 2 && CONSTANT.matcher(row.get(2)).find()).toList();
    assertThat(constants)
        .hasSizeGreaterThan(15)
        .allSatisfy(row -> assertThat(duration(value(row))).as("%s", row).isEqualTo(constant(row)));
  }

  private static Object constant(List<String> row) throws ReflectiveOperationException {
    var named = found(CONSTANT, row);
    var field = Class.forName("dev.mpaoperator." + named.group(1)).getDeclaredField(named.group(2));
    field.setAccessible(true);
    var value = field.get(null);
    return named.group(3) == null ? value : component(value, named.group(3));
  }

  private static Object component(Object value, String name) throws ReflectiveOperationException {
    var accessor = value.getClass().getDeclaredMethod(name);
    accessor.setAccessible(true);
    return accessor.invoke(value);
  }

  /** What it says in the second column, or beside the constant. */
  private static String value(List<String> row) {
    return VALUE
        .matcher(row.get(1) + " " + row.get(2))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static MatchResult found(Pattern pattern, List<String> row) {
    return pattern.matcher(row.get(2)).results().findFirst().orElseThrow();
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }
}
