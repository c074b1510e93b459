package dev.mpaoperator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.Main;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Whatever command a person looks at tells of itself. */
class EveryCommandTest {
  static Stream<List<String>> commands() {
    return under(Main.commandLine(CommandRun.around(Clock.systemUTC(), Map.of(), "")), List.of());
  }

  private static Stream<List<String>> under(CommandLine command, List<String> path) {
    return Stream.concat(
        Stream.of(path),
        command.getSubcommands().entrySet().stream()
            .flatMap(sub ->
                under(
                    sub.getValue(),
                    Stream.concat(path.stream(), Stream.of(sub.getKey())).toList())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tellsItsUseAndItsVersion(List<String> path) {
    var help = CommandRun.of(with(path, "--help"));
    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out())
        .contains("Usage: " + String.join(" ", with(List.of("mpa-operator"), path)));
    var version = CommandRun.of(with(path, "-V"));
    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.out()).startsWith("mpa-operator ");
  }

  private static String[] with(List<String> path, String last) {
    return Stream.concat(path.stream(), Stream.of(last)).toArray(String[]::new);
  }

  private static String[] with(List<String> first, List<String> path) {
    return Stream.concat(first.stream(), path.stream()).toArray(String[]::new);
  }
}
