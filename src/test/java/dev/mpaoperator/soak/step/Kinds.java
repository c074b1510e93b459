package dev.mpaoperator.soak.step;

import dev.mpaoperator.soak.Month;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can happen. */
public final class Kinds {
  /** How much time lies between two steps, on average. */
  public static final Duration EVERY = Duration.ofMinutes(100);

  private static final int TRIES = 8;
  private static final List<Kind> ALL =
      Stream.of(
              UserSteps.KINDS,
              MannerSteps.KINDS,
              TakeoverSteps.KINDS,
              CloseCalls.KINDS,
              ApproverSteps.KINDS,
              AdministratorSteps.KINDS,
              AwsTrouble.KINDS,
              ProcessTrouble.KINDS)
          .flatMap(List::stream)
          .toList();

  private Kinds() {}

  /** How every month begins. */
  public static void begin(Month month) {
    UserSteps.create(month);
  }

  /** One step, by chance. */
  public static void playOne(Month month) {
    for (var i = 0; i < TRIES; i++) {
      if (choose(month).step().play(month)) {
        return;
      }
    }
  }

  private static Kind choose(Month month) {
    var left = month.random().nextInt(ALL.stream().mapToInt(Kind::weight).sum());
    for (var kind : ALL) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("there is always one");
  }

  /** All trouble ceases, and people agree to everything from now on. */
  public static void end(Month month) {
    month.story().tell("all trouble ceases, and people agree to everything");
    month.forgetEvents();
    AwsTrouble.cease(month);
    ProcessTrouble.cease(month);
    ApproverSteps.agreeToEverything(month);
  }
}
