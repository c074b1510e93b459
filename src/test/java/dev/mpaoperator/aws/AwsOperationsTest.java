package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation of the service is of use, and the page says for what. */
class AwsOperationsTest {
  /** Operations that are not called, each with a reason. */
  private static final Set<String> NOT_CALLED = Set.of();

  @Test
  void everyOperationIsCalledSomewhere() {
    assertThat(AwsOperations.all()).hasSize(21);
    assertThat(AwsOperations.all())
        .filteredOn(operation -> !AwsOperations.used().containsKey(operation))
        .containsExactlyInAnyOrderElementsOf(NOT_CALLED);
  }

  @Test
  void everyActionOfAnotherServiceHasItsPurposeAndIsNeeded() {
    assertThat(AwsOperations.neighbours().keySet())
        .containsExactlyInAnyOrderElementsOf(AwsOperations.NEIGHBOURS.keySet());
  }

  @Test
  void thePageIsCurrent() throws IOException {
    assertThat(Files.readString(AwsOperations.PAGE))
        .as("run `make operations`")
        .isEqualTo(AwsOperations.page())
        .doesNotContain("null");
  }
}
