package dev.mpaoperator.command.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.operations.ConfigLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts are complete, and say nothing that is not so. */
class ExplanationsTest {
  @Test
  void everyReasonOfEveryKindIsExplained() {
    for (var kind : Kind.values()) {
      assertThat(
              Explanations.load().all().stream()
                  .filter(e -> e.kind().equals(kind.word()))
                  .map(Explanation::reason))
          .containsExactlyElementsOf(kind.reasons().keySet());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTextIsOfAReasonThatIsNoMore(Kind kind) throws IOException {
    try (var stream = Kind.class.getResourceAsStream(kind.file())) {
      var texts = new YAMLMapper().readTree(Objects.requireNonNull(stream));
      assertThat(texts.path("reasons").fieldNames())
          .toIterable()
          .containsExactlyElementsOf(kind.reasons().keySet());
    }
  }

  @Test
  void textsAreSentencesAndNameKeysThatExist() {
    var keys = ConfigLoader.reference();
    for (var e : Explanations.load().all()) {
      assertThat(e.means()).as(e.reason()).matches("(?s)[A-Z`].*\\.");
      assertThat(e.toDo()).as(e.reason()).matches("(?s)[A-Z`].*\\.");
      assertThat(e.meanwhile()).as(e.reason()).matches("(?s)[a-z].*\\.");
      for (var match :
          Pattern.compile("`(?:pace|sessions)\\.(\\w+)`")
              .matcher(e.meanwhile())
              .results()
              .toList()) {
        assertThat(keys).as(e.reason()).contains(match.group(1) + ":");
      }
    }
  }

  @Test
  void theDefaultsThatTheTextsGiveAreThoseOfTheConfiguration() throws IOException {
    var defaults = new YAMLMapper().readTree(ConfigLoader.reference());
    var wrong = new ArrayList<String>();
    for (var e : Explanations.load().all()) {
      for (var match :
          Pattern.compile("`([\\w.]+)`[ (,]+(\\d+[smhd])\\b")
              .matcher(e.meanwhile())
              .results()
              .toList()) {
        var value = defaults.at("/" + match.group(1).replace('.', '/')).asText();
        if (!value.equals(match.group(2))) {
          wrong.add("%s says %s, it is %s".formatted(e.reason(), match.group(), value));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void typosAreUnderstood() {
    var explanations = Explanations.load();
    assertThat(explanations.near("AcessDenied")).first().isEqualTo("AccessDenied");
    assertThat(explanations.near("rejected")).contains("Rejected", "UpdateRejected");
    assertThat(explanations.near("xyzzy-nothing-like-it")).isEmpty();
  }
}
