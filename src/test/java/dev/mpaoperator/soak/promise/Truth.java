package dev.mpaoperator.soak.promise;

import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.soak.Call;
import java.util.List;
import java.util.stream.Collectors;

/** What is really so in AWS, in words that can be compared. */
final class Truth {
  private Truth() {}

  static TeamDefinition definition(TeamAnswers.Team team) {
    return definition(team.description(), team.approvalStrategy().threshold(), team.approvers());
  }

  static TeamDefinition definition(TeamAnswers.PendingUpdate draft) {
    return definition(draft.description(), draft.approvalStrategy().threshold(), draft.approvers());
  }

  private static TeamDefinition definition(
      String description, int threshold, List<TeamAnswers.Approver> approvers) {
    return new TeamDefinition(
        description,
        threshold,
        approvers.stream()
            .map(a -> new Person(a.primaryIdentityId(), a.primaryIdentitySourceArn()))
            .collect(Collectors.toSet()));
  }

  static boolean isOpen(TeamAnswers.PendingUpdate draft) {
    return "PENDING".equals(draft.status());
  }

  /** A call in a line. */
  static String text(Call call) {
    var target = call.target();
    return "%s for %s (wish %s) about %s (%s %s), tags %s"
        .formatted(
            call.operation(),
            call.resource().getMetadata().getUid(),
            call.wish(),
            target == null ? null : target.arn(),
            target == null ? null : target.status(),
            target == null ? null : target.statusCode(),
            call.tags());
  }
}
