package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.World.KEEP;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Play.Loss;
import dev.mpaoperator.approvalteam.plan.Play.People;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From every world the passes come to rest, and people were asked once at most: whatever they
 * answer, and whatever is lost on the way.
 */
class PlannerLoopTest {
  static Stream<Arguments> plays() {
    return Stream.of(KEEP, REMOVE)
        .flatMap(intent ->
            Stream.of(People.values())
                .flatMap(people ->
                    Stream.of(Loss.values()).map(loss -> Arguments.of(intent, people, loss))));
  }

  @ParameterizedTest
  @MethodSource("plays")
  void comesToRestWithOneRequestAtMost(Intent intent, People people, Loss loss) {
    World.allWith(intent)
        .forEach(start -> {
          var play = new Play(start, loss);
          play.rest();
          for (var answers = 0; answers < 4; answers++) {
            play.answer(people);
            play.rest();
          }
          assertThat(play.requests()).as("%s", start).hasSizeLessThanOrEqualTo(1);
        });
  }
}
