package dev.mpaoperator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Statement': [{'Effect': 'Allow', 'Action': ['b:Y', 'a:X']}]} | [a:X, b:Y]",
        "{'Statement': {'Effect': 'Allow', 'Action': 'a:X'}} | [a:X]",
        "{'Statement': [{'Effect': 'Deny', 'Action': 'a:X'}, {'Action': 'a:Y'}]} | []",
        "{'Statement': [{'Effect': 'Allow', 'Action': 'a:X'}, {'Effect': 'Allow', 'Action': ['a:X']}]} | [a:X]",
        "{'Statement': [{'Effect': 'Allow', 'NotAction': ['b:Y', 'a:X']}]} | [all except a:X, b:Y]",
        "{'Statement': [{'Effect': 'Allow', 'Action': [1, null, {'a': 'b'}, 'a:X']}]} | [a:X]",
      })
  void namesWhatIsAllowed(String document, String allows) {
    assertThat(PolicyDocument.allows(document.replace('\'', '"'))).hasToString(allows);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "{\"Statement\": [",
        "[]",
        "1",
        "null",
        "{}",
        "{\"Statement\": 1}",
        "{\"Statement\": [null, 1, \"x\", []]}"
      })
  void whatMakesNoSenseAllowsNothing(String document) {
    assertThat(PolicyDocument.allows(document)).isEmpty();
  }

  @Test
  void aDocumentThatIsDeepOrHugeDoesNoHarm() {
    assertThat(PolicyDocument.allows("[".repeat(300_000))).isEmpty();
    assertThat(
            PolicyDocument.allows(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
                    + "x".repeat(390_000)
                    + "\"}}"))
        .singleElement()
        .satisfies(action -> assertThat(action).hasSize(128).endsWith("x…"));
  }

  @Test
  void manyActionsAreCut() {
    assertThat(PolicyDocument.allows(actions(20))).hasSize(20).contains("a:20");
    assertThat(PolicyDocument.allows(actions(25)))
        .hasSize(20)
        .startsWith("a:01")
        .endsWith("a:19", "… and 6 more");
  }

  private static String actions(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("\"a:%02d\""::formatted)
        .collect(
            Collectors.joining(",", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[", "]}}"));
  }
}
