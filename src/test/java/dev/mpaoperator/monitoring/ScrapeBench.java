package dev.mpaoperator.monitoring;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a scrape of 10,000 teams costs. {@code make bench-scrape} prints it. */
public final class ScrapeBench {
  private static final int TEAMS = 10_000;
  private static final int SCRAPES = 20;

  private ScrapeBench() {}

  /** Prints the time of each scrape; the first ones run code that is not compiled yet. */
  public static void main(String[] arguments) {
    var threads = ManagementFactory.getThreadMXBean();
    var teams = IntStream.range(0, TEAMS).mapToObj(i -> SampleTeams.voting("team-" + i)).toList();
    try (var metrics = new Metrics("bench")) {
      TeamGauges.show(metrics, () -> true, teams::stream);
      for (int i = 1; i <= SCRAPES; i++) {
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        String text = metrics.scrape();
        System.out.printf(
            Locale.ROOT,
            "scrape %2d of %,d teams: %4d ms (%4d ms of processor), %,d series, %.1f MB%n",
            i,
            TEAMS,
            Duration.ofNanos(System.nanoTime() - start).toMillis(),
            Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu).toMillis(),
            text.lines().filter(line -> line.startsWith("mpa_approval_team")).count(),
            text.length() / 1e6);
      }
    }
  }
}
