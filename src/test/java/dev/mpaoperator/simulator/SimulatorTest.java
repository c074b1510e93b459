package dev.mpaoperator.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mpaoperator.simulator.world.SimulatedClock;
import dev.mpaoperator.simulator.world.StandingOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The simulator as a whole: its clock, many callers at once, and what it is made of. */
class SimulatorTest {
  private static final Instant START = SimulatorFixture.START;

  @Test
  void aFrozenClockMovesOnlyWhenTold() {
    SimulatedClock clock = SimulatedClock.frozenAt(START);
    assertThat(clock.advance(Duration.ofHours(1))).isEqualTo(START.plusSeconds(3600));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
    assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> clock.advance(Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRunningClockJumpsAndCanBeStoppedAndLetGo() {
    SimulatedClock clock = SimulatedClock.ticking();
    clock.advance(Duration.ofDays(100));
    Instant jumped = clock.instant();
    assertThat(jumped).isAfter(Instant.now().plus(Duration.ofDays(99)));
    clock.freeze();
    Instant stopped = clock.instant();
    assertThat(clock.isFrozen()).isTrue();
    assertThat(clock.instant()).isEqualTo(stopped);
    clock.tick();
    assertThat(clock.instant()).isBetween(stopped, stopped.plusSeconds(60));
  }

  @Test
  void manyCallersAtOnceCreateWhatOneWould() throws Exception {
    try (SimulatorFixture given = new SimulatorFixture();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      given.simulator.people().orderAll(StandingOrder.AGREES);
      var same = given.newTeam("same").clientToken("token").build();
      List<Callable<String>> calls =
          IntStream.range(0, 40)
              .<Callable<String>>mapToObj(_ -> () -> given.mpa.createApprovalTeam(same).arn())
              .toList();
      var arns = threads.invokeAll(calls).stream().map(Future::resultNow).distinct().toList();
      assertThat(arns).hasSize(1);
      given.pass(SimulatorFixture.VALIDATION);
      assertThat(given.simulator.mails().all()).hasSize(3);
      assertThat(given.simulator.journal().count("CreateApprovalTeam")).isEqualTo(40);
    }
  }

  @Test
  void itIsMadeOfLittleAndKnowsNobody() {
    JavaClasses simulator =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mpaoperator.simulator");
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.mpaoperator.simulator..",
            "java..",
            "com.sun.net.httpserver..",
            "com.fasterxml.jackson..",
            "picocli..",
            "org.slf4j..",
            "org.jspecify..")
        .check(simulator);
    slices().matching("dev.mpaoperator.(simulator..)").should().beFreeOfCycles().check(simulator);
  }
}
