package dev.mpaoperator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made from the program is what the program says now. */
class GeneratedTest {
  static Iterable<Generated> all() {
    return Generated.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isCurrent(Generated one) {
    assertThat(one.checkedIn())
        .as("%s is stale: run `make docs` and read the difference", one.page())
        .isEqualTo(one.current());
  }
}
