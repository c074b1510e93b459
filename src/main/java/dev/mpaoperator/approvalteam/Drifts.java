package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.Drift;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in what a team differs from a spec that was in force, and since when. */
final class Drifts {
  private final Clock clock;

  Drifts(Clock clock) {
    this.clock = clock;
  }

  /**
   * The differences, {@code null} if there are none.
   *
   * @param inForce fingerprint of what was in force by the doing of this resource
   */
  @Nullable List<Drift> of(
      ApprovalTeamStatus before, @Nullable String inForce, Report report, Voices voices) {
    var snapshot = report.snapshot();
    if (report.look() == null) {
      return before.drift(); // nothing was learned
    }
    if (snapshot == null
        || !(snapshot.observed() instanceof ObservedTeam.Active(var live, _))
        || !(report.intent() instanceof Intent.Keep(var wish, _))
        || live.equals(wish)
        || !wish.fingerprint().equals(inForce)
        || Proposals.isUndecided(before.proposal(), live.fingerprint())) {
      return null;
    }
    var changed = Objects.requireNonNullElseGet(snapshot.lastUpdateTime(), clock::instant);
    return differences(wish, live, voices).map(d -> since(d, before, changed)).toList();
  }

  private static Stream<Drift> differences(
      TeamDefinition wish, TeamDefinition live, Voices voices) {
    return Stream.of(
            drift("description", wish.description(), live.description()),
            drift(
                "approvalStrategy.mofN.minApprovalsRequired",
                "" + wish.minApprovalsRequired(),
                "" + live.minApprovalsRequired()),
            drift("approvers", people(wish, voices), people(live, voices)))
        .filter(d -> !d.desired().equals(d.actual()));
  }

  private static Drift drift(String field, String desired, String actual) {
    return new Drift(field, desired, actual, null);
  }

  private static String people(TeamDefinition definition, Voices voices) {
    return definition.approvers().stream()
        .map(p -> voices.name(p.identityId()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What was there before is as old as it was. */
  private static Drift since(Drift d, ApprovalTeamStatus before, Instant changed) {
    var known =
        before.drift() == null
            ? null
            : before.drift().stream()
                .filter(b -> d.field().equals(b.field()) && d.actual().equals(b.actual()))
                .map(Drift::sinceTime)
                .findFirst()
                .orElse(null);
    return new Drift(
        d.field(), d.desired(), d.actual(), known == null ? StatusWriter.text(changed) : known);
  }
}
