package dev.mpaoperator.command.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that run-books and other pages link to. */
class TroubleshootingPageTest {
  @Test
  void isUpToDate() throws IOException {
    assertThat(Files.readString(TroubleshootingPage.PAGE))
        .as("stale: run `make troubleshooting`")
        .isEqualTo(TroubleshootingPage.text());
  }

  @Test
  void hasOneHeadingForEachReasonOfEachKind() {
    var words =
        Stream.of(
                Arrays.stream(Reason.values()).map(Reason::word),
                Arrays.stream(SourceReason.values()).map(SourceReason::word),
                Arrays.stream(SessionReason.values()).map(SessionReason::word))
            .flatMap(w -> w)
            .distinct()
            .toList();
    var headings =
        TroubleshootingPage.text()
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    assertThat(headings).containsExactlyInAnyOrderElementsOf(words);
    assertThat(headings.stream().map(h -> h.toLowerCase(Locale.ROOT)))
        .as("anchors")
        .doesNotHaveDuplicates();
  }
}
