package dev.mpaoperator.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what watching costs. Changes are made outside meanwhile, and each watcher must see each of
 * them in time; else the comparison would be of different things, and it fails.
 */
public final class Bench {
  private static final Duration STALENESS = Duration.ofMinutes(2);
  private static final int CHANGES = 10;

  private Bench() {}

  /**
   * What is watched for how long. A poller makes the same calls in every interval, so some of them
   * will do.
   */
  private record Size(int accounts, Duration ours, Duration poller) {
    int teams() {
      return accounts * Cloud.TEAMS_AN_ACCOUNT;
    }
  }

  /** What came of it. */
  private record Count(Map<String, Long> calls, Duration time, Duration slowest) {
    double perMinute() {
      return calls.values().stream().mapToLong(n -> n).sum() * 60_000.0 / time.toMillis();
    }
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    System.out.println(
        "Calls to AWS while (nearly) nothing happens; changes are seen within 2 minutes.");
    System.out.println("machine: " + machine());
    System.out.println("command: make bench\n");
    System.out.printf(
        "%7s %9s  %-13s %12s %10s %12s  %s%n",
        "teams", "accounts", "who", "calls/minute", "simulated", "seen within", "of which");
    for (Size size :
        List.of(
            new Size(1, Duration.ofHours(24), Duration.ofHours(24)),
            new Size(100, Duration.ofHours(6), Duration.ofHours(1)),
            new Size(1000, Duration.ofHours(1), Duration.ofMinutes(10)))) {
      try (Cloud cloud = new Cloud(size.accounts)) {
        Count ours = count(cloud, new Ours(), size.ours);
        print(size, new Ours(), ours);
        Count poller = count(cloud, new Poller(), size.poller);
        print(size, new Poller(), poller);
        System.out.printf(
            Locale.ROOT, "%34s %11.1fx%n", "fewer", poller.perMinute() / ours.perMinute());
      }
    }
  }

  private static Count count(Cloud cloud, Watcher watcher, Duration time) {
    Timetable timetable = new Timetable(cloud.simulator().clock(), time);
    Map<String, Instant> changed = new HashMap<>();
    List<Duration> seen = new ArrayList<>();
    watcher.start(
        cloud,
        timetable,
        STALENESS,
        (arn, threshold) -> {
          Instant at = threshold == Cloud.THRESHOLD ? null : changed.remove(arn);
          if (at != null) {
            seen.add(Duration.between(at, cloud.simulator().clock().instant()));
            cloud.simulator().console().changeThreshold(arn, Cloud.THRESHOLD);
          }
        });
    change(cloud, timetable, time.minus(STALENESS.multipliedBy(2)), changed);
    timetable.run();
    if (!changed.isEmpty() || seen.isEmpty()) {
      throw new IllegalStateException(watcher.name() + " did not see " + changed);
    }
    Duration slowest = seen.stream().max(Duration::compareTo).orElseThrow();
    if (slowest.compareTo(STALENESS) > 0) {
      throw new IllegalStateException(watcher.name() + " saw a change after " + slowest);
    }
    Map<String, Long> calls = new TreeMap<>(cloud.simulator().journal().counts());
    cloud.simulator().journal().clear();
    return new Count(calls, time, slowest);
  }

  private static void change(
      Cloud cloud, Timetable timetable, Duration time, Map<String, Instant> changed) {
    Random random = new Random(2);
    List<List<String>> teams = List.copyOf(cloud.teams().values());
    for (int i = 0; i < CHANGES; i++) {
      String arn = teams.get(random.nextInt(teams.size())).get(i % Cloud.TEAMS_AN_ACCOUNT);
      timetable.after(
          time.multipliedBy(i + 1).dividedBy(CHANGES),
          () -> {
            cloud.simulator().console().changeThreshold(arn, Cloud.THRESHOLD + 1);
            changed.put(arn, cloud.simulator().clock().instant());
          });
    }
  }

  private static void print(Size size, Watcher watcher, Count count) {
    System.out.printf(
        Locale.ROOT,
        "%7d %9d  %-13s %12.1f %10s %12s  %s%n",
        size.teams(),
        size.accounts,
        watcher.name(),
        count.perMinute(),
        text(count.time),
        text(count.slowest.plusMillis(999)),
        count.calls.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String text(Duration time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return "%s %s, %d cores, Java %s"
        .formatted(
            system.getName(), system.getArch(), system.getAvailableProcessors(), Runtime.version());
  }
}
