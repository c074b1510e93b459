package dev.mpaoperator.approvalteam;

import dev.mpaoperator.approvalteam.PolicyReading.Readings;
import dev.mpaoperator.progress.Pace;
import dev.mpaoperator.progress.Spread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of teams that exist. No list of teams shows them, so they are read with the full
 * check of a team, and when its status or its policies are other ones; in between they are
 * remembered.
 */
final class TeamPolicies {
  private static final Duration SELDOM = Duration.ofHours(1);

  private final PolicyFacts facts;
  private final Readings readings;
  private final Duration age;
  private final Clock clock;
  private final Map<String, Known> teams = new ConcurrentHashMap<>();

  private record Known(
      List<String> policyArns, @Nullable String status, Instant at, PolicyLook.Facts facts) {
    boolean isOf(TeamSnapshot team) {
      return policyArns.equals(team.policyArns()) && Objects.equals(status, team.status());
    }
  }

  TeamPolicies(PolicyFacts facts, Readings readings, Pace pace, Clock clock) {
    this.facts = facts;
    this.readings = readings;
    this.clock = clock;
    // Every full check finds it old; a configuration with many full checks costs no more for it.
    var full = Spread.upTo(pace.quiet(), 0);
    age = full.compareTo(SELDOM) > 0 ? full : SELDOM;
  }

  /** What is known of a team's policies, {@code null} if nothing could be read. */
  PolicyLook.@Nullable Facts of(TeamSnapshot team) {
    var now = clock.instant();
    var known = teams.get(team.arn());
    if (known != null
        && known.isOf(team)
        && !known.at.isAfter(now)
        && Duration.between(known.at, now).compareTo(age) < 0) {
      return known.facts;
    }
    var read = facts.of(team, age, readings.begin());
    if (!read.complete()) {
      return null; // what the status says stays, and the next look tries again
    }
    teams
        .values()
        .removeIf(k -> k.at.plus(age.multipliedBy(2)).isBefore(now)); // of teams that are gone
    teams.put(team.arn(), new Known(team.policyArns(), team.status(), now, read));
    return read;
  }
}
