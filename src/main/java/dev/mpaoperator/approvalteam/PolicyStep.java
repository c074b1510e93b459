package dev.mpaoperator.approvalteam;

import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyCatalogue;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.approvalteam.PolicyLook.Verdict;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.PolicyCheck;
import dev.mpaoperator.approvalteam.plan.PolicyCheck.Offer;
import dev.mpaoperator.approvalteam.plan.PolicyCheck.Trouble;
import dev.mpaoperator.approvalteam.plan.QualifiedPolicy;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.progress.Pace;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at policies: before a team is created, whether it can be with those of the spec; of a team
 * that exists, what they are.
 */
final class PolicyStep {
  /** What is in order may have been read so long ago. */
  private static final Duration USUAL = Duration.ofHours(1);

  /** What is not in order is read again, before it is said, unless it was just read. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private static final int PATIENCE = 12;

  private final PolicyCatalogue catalogue;
  private final PolicyFacts facts;
  private final TeamPolicies teams;
  private final PolicyReading.Readings readings = new PolicyReading.Readings();

  PolicyStep(ApprovalTeamGateway gateway, PolicyCatalogue catalogue, Pace pace, Clock clock) {
    this.catalogue = catalogue;
    facts = new PolicyFacts(gateway, catalogue);
    teams = new TeamPolicies(facts, readings, pace, clock);
  }

  /**
   * What came of it.
   *
   * @param decision what is to be done in the light of it
   * @param look what was learned, {@code null} if there was no need to look
   */
  record Seen(Decision decision, @Nullable PolicyLook look) {
    /** When to look again, if it is that time without regard to policies. */
    Duration next(Duration usual, Pace pace) {
      // The team is no worse for it, so it is tried again less often than what people wait for.
      var again = pace.quiet().dividedBy(PATIENCE);
      var soon = again.compareTo(pace.blocked()) > 0 ? again : pace.blocked();
      return look != null && look.isIncomplete() && usual.compareTo(soon) > 0 ? soon : usual;
    }
  }

  /** Looks, if there is need to. */
  Seen look(ApprovalTeam team, Sight sight, Decision decision) {
    if (decision.action() instanceof Action.Create) {
      // What may have arrived is repeated to learn whether it did: it was looked at before.
      return isUnderWay(team) ? new Seen(decision, null) : beforeCreation(team, decision);
    }
    return new Seen(
        decision,
        sight.snapshot() == null || team.isMarkedForDeletion()
            ? null
            : attached(sight.observed(), sight.snapshot()));
  }

  private static boolean isUnderWay(ApprovalTeam team) {
    var last = team.getStatus() == null ? null : team.getStatus().proposal();
    return last != null
        && Kind.CREATION.word().equals(last.kind())
        && State.SUBMITTING.word().equals(last.state());
  }

  private Seen beforeCreation(ApprovalTeam team, Decision decision) {
    var wished =
        team.getSpec().policies().stream()
            .map(PolicyReference::arn)
            .map(QualifiedPolicy::of)
            .toList();
    var reading = readings.begin();
    try {
      var troubles = troubles(wished, USUAL);
      if (!troubles.isEmpty()) {
        troubles = troubles(wished, JUST_NOW);
      }
      var existing = catalogue.policies(USUAL).stream().map(Policy::arn).toList();
      var there = wished.stream().filter(p -> existing.contains(p.policyArn())).toList();
      return new Seen(
          PolicyCheck.restrain(decision, troubles),
          new PolicyLook(
              troubles.isEmpty() ? Verdict.USABLE : Verdict.NOT_USABLE,
              troubles.isEmpty()
                  ? PolicyMessages.usable()
                  : PolicyMessages.notUsable(team, troubles, existing),
              facts.of(there, USUAL, reading)));
    } catch (CloudFailure e) {
      if (e.kind() != CloudFailure.Kind.DENIED) {
        throw e;
      }
      reading.deny(e.operation());
      return new Seen(
          decision,
          new PolicyLook(Verdict.NOT_CHECKED, PolicyMessages.notChecked(e.operation()), null));
    }
  }

  private List<Trouble> troubles(List<QualifiedPolicy> wished, Duration age) {
    var existing = catalogue.policies(age).stream().map(Policy::arn).collect(Collectors.toSet());
    var offered = new HashMap<String, List<Offer>>();
    for (var policy : wished) {
      if (existing.contains(policy.policyArn())) {
        offered.computeIfAbsent(policy.policyArn(), arn -> offers(arn, age));
      }
    }
    return PolicyCheck.troubles(wished, Map.copyOf(offered));
  }

  private List<Offer> offers(String policyArn, Duration age) {
    return catalogue.versions(policyArn, age).stream()
        .map(v -> new Offer(v.number(), v.isDefault(), v.status()))
        .toList();
  }

  private @Nullable PolicyLook attached(ObservedTeam observed, TeamSnapshot team) {
    return switch (observed) {
      case ObservedTeam.Missing _,
          ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Adoptable _,
          ObservedTeam.Claimed _,
          ObservedTeam.NotAdoptable _ ->
          null; // it is not this resource's, or not for certain
      case ObservedTeam.Pending(_, var stage) when stage == ObservedTeam.Pending.Stage.VALIDATING ->
          null; // for seconds
      case ObservedTeam.Inactive(_, var failure, _)
          when failure == ObservedTeam.Inactive.Failure.VALIDATION ->
          null; // perhaps it is the policies that AWS did not accept
      case ObservedTeam.Pending _,
          ObservedTeam.Inactive _,
          ObservedTeam.Active _,
          ObservedTeam.Deleting _,
          ObservedTeam.Unrecognized _ -> {
        var known = teams.of(team);
        yield new PolicyLook(
            Verdict.USABLE,
            PolicyMessages.attached(known == null ? null : known.unpermitted()),
            known);
      }
    };
  }
}
