package dev.mpaoperator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class UrgentFirstTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void aPersonsChangeGoesBeforeABacklogAndTheRestKeepsItsOrder() throws InterruptedException {
    var executor = new UrgentFirst(1, Thread.ofPlatform().factory());
    executor.execute(this::holdTheOnlyThread);
    IntStream.range(0, 100).forEach(i -> handOver(executor, "old-" + i));
    executor.noteChange(resource("new"));
    handOver(executor, "new");
    handOver(executor, "new"); // the change was noted once
    gate.countDown();
    executor.shutdown();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    var expected =
        Stream.of(
                Stream.of("new"),
                IntStream.range(0, 100).mapToObj(i -> "old-" + i),
                Stream.of("new"))
            .flatMap(s -> s)
            .collect(Collectors.toList());
    assertThat(done).isEqualTo(expected);
  }

  @Test
  void workThatFailsTakesNothingElseDown() throws InterruptedException {
    var uncaught = new ArrayList<Throwable>();
    var executor =
        new UrgentFirst(
            1, Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> uncaught.add(e)).factory());
    executor.execute(() -> {
      throw new IllegalStateException("Task already scheduled or cancelled");
    });
    handOver(executor, "next");
    executor.shutdown();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    assertThat(done).containsExactly("next");
    assertThat(uncaught).isEmpty();
  }

  private void holdTheOnlyThread() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the framework does: it names the resource in the logging context. */
  private void handOver(UrgentFirst executor, String name) {
    try (var _ = MDC.putCloseable("resource.kind", "ConfigMap");
        var _ = MDC.putCloseable("resource.namespace", "here");
        var _ = MDC.putCloseable("resource.name", name)) {
      executor.execute(() -> done.add(name));
    }
  }

  private static ConfigMap resource(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("here")
        .endMetadata()
        .build();
  }
}
