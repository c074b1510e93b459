package dev.mpaoperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that say nothing are in no type's name, of the program and of its tests. */
class NamesTest {
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "Util",
          "Utils",
          "Helper",
          "Manager",
          "Common",
          "Base",
          "Abstract",
          "Impl",
          "Info",
          "Data");

  @Test
  void noTypeBearsAnEmptyWord() {
    var types = new ClassFileImporter().importPackages("dev.mpaoperator");

    assertThat(types).hasSizeGreaterThan(50);
    assertThat(types.stream().map(t -> t.getSimpleName()).filter(NamesTest::isEmpty)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TeamUtils", "BaseTeam", "TeamInfo", "DataOfTeam", "Helper"})
  void findsThem(String name) {
    assertThat(isEmpty(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TeamInformer", "Database", "Implication", "Teams", ""})
  void findsWholeWordsOnly(String name) {
    assertThat(isEmpty(name)).isFalse();
  }

  private static boolean isEmpty(String name) {
    List<String> words = Arrays.asList(name.split("(?<=[a-z0-9])(?=[A-Z])", -1));
    return !Collections.disjoint(words, EMPTY_WORDS);
  }
}
