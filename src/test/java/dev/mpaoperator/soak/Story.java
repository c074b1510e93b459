package dev.mpaoperator.soak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;

/** What happened, line by line; the last lines are kept to be told when a promise is broken. */
public final class Story {
  private static final int KEPT = 40;

  private final Clock clock;
  private final Instant start;
  private final Consumer<String> listener;
  private final Deque<String> last = new ArrayDeque<>();

  Story(Clock clock, Consumer<String> listener) {
    this.clock = clock;
    this.start = clock.instant();
    this.listener = listener;
  }

  /** Something happened now. */
  @SuppressWarnings("AnnotateFormatMethod") // a wrong format fails the month
  public void tell(String what, Object... arguments) {
    var time = Duration.between(start, clock.instant());
    var line =
        String.format(
            Locale.ROOT,
            "day %2d %02d:%02d:%02d  %s",
            time.toDays() + 1,
            time.toHoursPart(),
            time.toMinutesPart(),
            time.toSecondsPart(),
            String.format(Locale.ROOT, what, arguments));
    listener.accept(line);
    last.addLast(line);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  /** The last lines. */
  String soFar() {
    return String.join("\n", last);
  }
}
