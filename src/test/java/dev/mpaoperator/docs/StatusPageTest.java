package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of statuses keeps step with the code. */
class StatusPageTest {
  private static final Path PAGE = Path.of("docs/status.md");

  @Test
  void everyReasonIsExplainedAndNoOther() throws IOException {
    String text = Files.readString(PAGE);
    int teams = text.indexOf("Of teams:");
    int sources = text.indexOf("Of identity sources:");
    int sessions = text.indexOf("Of approval sessions:");

    assertThat(reasons(text.substring(teams, sources)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::word).toList());
    assertThat(reasons(text.substring(sources, sessions)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SourceReason.values()).map(SourceReason::word).toList());
    assertThat(tableReasons(text.substring(sessions)))
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
        .flatMap(StatusPageTest::words)
        .distinct()
        .toList();
  }

  private static List<String> reasons(String section) {
    return section.lines().flatMap(StatusPageTest::words).distinct().toList();
  }
}
