package dev.mpaoperator.soak;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Plays months: {@code SEEDS} of them, or the one of {@code SEED}, line by line. */
public final class Soak {
  private Soak() {}

  /**
   * What came of many months.
   *
   * @param months how many
   * @param passes of all
   * @param requests to AWS, of all
   * @param violations what was broken, each with its seed and story
   */
  record Result(int months, long passes, long requests, List<String> violations) {}

  private record Outcome(Month.Tally tally, List<String> violations) {}

  /**
   * Plays.
   *
   * @param args {@code --seed N} for one month that is told as it happens; or how many, and from
   *     which seed on
   */
  public static void main(String[] args) {
    if (args.length == 2 && args[0].equals("--seed")) {
      System.exit(tell(Long.parseLong(args[1])));
    }
    var count = Integer.parseInt(args[0]);
    var first = args.length > 1 ? Long.parseLong(args[1]) : 1;
    var start = System.nanoTime();
    var result = play(first, count);
    var seconds = (System.nanoTime() - start) / 1e9;
    result.violations().forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "soak: %d months from seed %d in %.0f s (%.2f seeds/s), %d passes, %d requests, %d violations%n",
        result.months(),
        first,
        seconds,
        result.months() / seconds,
        result.passes(),
        result.requests(),
        result.violations().size());
    System.exit(result.violations().isEmpty() ? 0 : 1);
  }

  /** Plays one month, line by line; returns the exit code. */
  private static int tell(long seed) {
    Consumer<String> listener = line -> System.out.println(line);
    try (var month = new Month(seed, listener)) {
      listener.accept(month.play().toString());
      return 0;
    } catch (AssertionError e) {
      listener.accept(e.getMessage());
      return 1;
    }
  }

  /** Plays months on all processors. */
  static Result play(long first, int count) {
    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var months =
          LongStream.range(first, first + count)
              .mapToObj(seed -> (Callable<Outcome>) () -> play(seed))
              .toList();
      var outcomes = pool.invokeAll(months).stream().map(Soak::outcome).toList();
      return new Result(
          count,
          outcomes.stream().mapToLong(o -> o.tally().passes()).sum(),
          outcomes.stream().mapToLong(o -> o.tally().requests()).sum(),
          outcomes.stream().flatMap(o -> o.violations().stream()).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(Future<Outcome> month) {
    try {
      return month.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Outcome play(long seed) {
    try (var month = new Month(seed, _ -> {})) {
      return new Outcome(month.play(), List.of());
    } catch (AssertionError e) {
      var text =
          "seed %d: %s%nreplay it with: make soak SEED=%d%n".formatted(seed, e.getMessage(), seed);
      return new Outcome(new Month.Tally(0, 0), List.of(text));
    }
  }
}
