package dev.mpaoperator.approvalsession.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are shown: the open ones, and of those that have ended the newest.
 *
 * @param which which kinds are shown at all
 * @param count ended ones of a team, at most
 * @param age time after its end for which a session is shown
 */
public record Retention(Which which, int count, Duration age) {
  /** A session lasts so long (User Guide, "Concepts"). */
  private static final Duration LENGTH = Duration.ofHours(24);

  /** Which kinds of sessions are shown. */
  public enum Which {
    /** Open and ended ones. */
    ALL,
    /** Open ones. */
    OPEN,
    /** None. */
    NONE
  }

  /**
   * A session of which the state is known.
   *
   * @param arn its ARN
   * @param open whether people can still vote
   * @param end when it ended, as good as that is known
   */
  public record Known(String arn, boolean open, Instant end) {
    /**
     * A session with what is known of its times; AWS may leave out any of them. To the second, so
     * that it is the same however it was written down.
     */
    public static Known of(
        String arn,
        boolean open,
        @Nullable Instant completion,
        @Nullable Instant expiration,
        @Nullable Instant initiation) {
      return new Known(
          arn,
          open,
          Stream.of(completion, expiration, initiation, Instant.EPOCH)
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .orElseThrow()
              .truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /** Sessions that began before this need not be listed: they are not shown. */
  public Instant since(Instant now) {
    return now.minus(which == Which.ALL ? age : Duration.ZERO).minus(LENGTH.multipliedBy(2));
  }

  /** Whether the mirror of a session that has ended is kept, as far as its age goes. */
  public boolean isKept(Known ended, Instant now) {
    return which == Which.ALL && ended.end().plus(age).isAfter(now);
  }

  /** When the mirror of a session that has ended is too old. */
  public Instant removal(Known ended) {
    return ended.end().plus(age);
  }

  /** The sessions of one team that are shown. */
  public Set<String> shown(Collection<Known> sessions, Instant now) {
    var open = sessions.stream().filter(s -> s.open() && which != Which.NONE);
    var ended =
        sessions.stream()
            .filter(s -> !s.open() && isKept(s, now))
            .sorted(Comparator.comparing(Known::end).reversed().thenComparing(Known::arn))
            .limit(count);
    return Stream.concat(open, ended).map(Known::arn).collect(Collectors.toSet());
  }
}
