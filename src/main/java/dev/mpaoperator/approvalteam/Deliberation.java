package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway.Ownership;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Action;
import dev.mpaoperator.approvalteam.plan.ApproverCheck;
import dev.mpaoperator.approvalteam.plan.Decision;
import dev.mpaoperator.approvalteam.plan.LostRequest;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.Retry;
import dev.mpaoperator.approvalteam.plan.TagPlan;
import dev.mpaoperator.approvalteam.plan.TeamPlanner;
import org.jspecify.annotations.Nullable;

/**
 * The first two verbs of a pass: observes the team and plans one action. Changes nothing, so it is
 * also for whoever wants to know what a pass would do.
 */
final class Deliberation {
  private final ApprovalTeamGateway gateway;
  private final TeamObserver observer;
  private final TeamActions actions;
  private final LostAnswers lostAnswers;
  private final PolicyStep policyStep;
  private final Tags tags;

  Deliberation(ApprovalTeamGateway gateway, TeamActions actions, PolicyStep policyStep, Tags tags) {
    this.gateway = gateway;
    this.actions = actions;
    this.policyStep = policyStep;
    this.tags = tags;
    observer = new TeamObserver(gateway);
    lostAnswers = new LostAnswers(gateway);
  }

  /**
   * What came of it.
   *
   * @param sight what AWS shows
   * @param decision what is to be done, whether or not the resource lets it be done
   * @param memory what is remembered, a request among it whose answer was lost
   * @param retry whether a wish to try again is open
   * @param lost the request whose answer was lost, {@code null} if none was
   * @param policies what was learned of the policies
   * @param tags what is to be done about tags, {@code null} if they need no look now
   */
  record Considered(
      Sight sight,
      Decision decision,
      Memory memory,
      boolean retry,
      LostRequest.@Nullable Found lost,
      PolicyStep.Seen policies,
      @Nullable TagPlan tags) {}

  /**
   * Observes and plans.
   *
   * @param acts whether what is planned is meant to be done: then it is proved whose the team is
   */
  Considered of(ApprovalTeam team, SpecReader.Wish wish, Memory memory, boolean acts) {
    var self = actions.owner(team);
    var sight = observer.look(team, wish, memory, self);
    var retry = Annotations.wantsRetry(team, sight.snapshot());
    var decision = decide(wish, sight, memory, retry);
    if (acts && actsOnTeam(decision.action()) && !isOurs(sight, self)) {
      sight = observer.instead(sight, team, wish, self);
      decision = decide(wish, sight, memory, retry);
    }
    var lost = acts ? lostAnswers.find(team, sight, decision, memory) : null;
    if (lost != null) {
      memory = lost.memory();
      retry = retry && !Annotations.isRetried(team); // it arrived
      decision = decide(wish, sight, memory, retry);
    }
    var policies = policyStep.look(team, sight, decision);
    decision =
        ApproverCheck.restrain(policies.decision(), wish.approvers().obstacle().orElse(null));
    return new Considered(
        sight, decision, memory, retry, lost, policies, tags(team, sight, decision, self));
  }

  private static Decision decide(SpecReader.Wish wish, Sight sight, Memory memory, boolean retry) {
    return retry
        ? Retry.decide(wish.intent(), sight.observed(), memory)
        : TeamPlanner.decide(wish.intent(), sight.observed(), memory);
  }

  private @Nullable TagPlan tags(
      ApprovalTeam team, Sight sight, Decision decision, Ownership self) {
    if (sight.snapshot() == null
        || team.isMarkedForDeletion()
        || !(decision.action() instanceof Action.None)
        || !tags.areDue(team, sight.observed(), decision.reason())) {
      return null;
    }
    var found = gateway.tags(sight.snapshot().arn());
    return found.owner() != null && found.owner().isSame(self)
        ? tags.plan(team, found.others())
        : null;
  }

  private static boolean actsOnTeam(Action action) {
    return switch (action) {
      case Action.None _, Action.Create _, Action.Finish _ -> false;
      case Action.Adopt _ -> false; // that is what makes it ours
      case Action.ChangeTags _ -> false; // looked at just now
      case Action.Update _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.RequestDeletion _ ->
          true;
    };
  }

  /**
   * The status is evidence, not proof: before anything is changed, the team's tags must say whose
   * it is.
   */
  private boolean isOurs(Sight sight, Ownership self) {
    return sight.proven()
        || (sight.snapshot() != null && gateway.isOwnedBy(sight.snapshot().arn(), self));
  }
}
