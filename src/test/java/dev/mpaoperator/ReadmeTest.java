package dev.mpaoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README keeps step with the code. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void everyReasonIsExplainedAndNoOther() throws IOException {
    String text = Files.readString(README);
    int teams = text.indexOf("Of teams:");
    int sources = text.indexOf("Of identity sources:");
    int sessions = text.indexOf("Of approval sessions:");
    int end = text.indexOf("\n## ", sessions);

    assertThat(reasons(text.substring(teams, sources)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::word).toList());
    assertThat(reasons(text.substring(sources, sessions)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SourceReason.values()).map(SourceReason::word).toList());
    assertThat(tableReasons(text.substring(sessions, end)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SessionReason.values()).map(SessionReason::word).toList());
  }

  /** Words in code style, but not in the column that says what to do. */
  private static Stream<String> words(String line) {
    String shown = line.startsWith("|") ? line.split("\\|", -1)[1] : line;
    return Pattern.compile("`([A-Z]\\w+)`").matcher(shown).results().map(r -> r.group(1));
  }

  private static List<String> tableReasons(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(ReadmeTest::words)
        .distinct()
        .toList();
  }

  private static List<String> reasons(String section) {
    return section.lines().flatMap(ReadmeTest::words).distinct().toList();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (String document : new String[] {"README.md", "CONTRIBUTING.md", "SECURITY.md"}) {
      assertThat(
              Pattern.compile("\\]\\((?!https?:|#)([^)#]+)")
                  .matcher(Files.readString(Path.of(document)))
                  .results()
                  .map((MatchResult r) -> Path.of(r.group(1))))
          .allSatisfy(path -> assertThat(path).exists());
    }
  }
}
