package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Mode;
import dev.mpaoperator.approvalteam.plan.TagPlan;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/** Changes the tags of a team beside whatever people are deciding. */
final class TagStep {
  private final Tags tags;
  private final TeamActions actions;
  private final StatusWriter statuses;
  private final TeamReporter reporter;

  TagStep(Tags tags, TeamActions actions, StatusWriter statuses, TeamReporter reporter) {
    this.tags = tags;
    this.actions = actions;
    this.statuses = statuses;
    this.reporter = reporter;
  }

  /** Changes tags beside whatever people are deciding, which goes on if that fails. */
  ApprovalTeam carryOut(
      ApprovalTeam team, Report report, Sight sight, TagPlan plan, Context<ApprovalTeam> context) {
    var standing = tags.standing(team.getSpec());
    if (plan.isEmpty()) {
      return reporter.report(team, report.bearing(standing), context);
    }
    var action = plan.step().action();
    if (report.wish().mode() != Mode.FULL) {
      var held = report.wish().mode().restrain(report.intent(), plan.step());
      return reporter.report(
          team, reporter.heldBack(team, report.bearing(tags.changing(team)), held, sight), context);
    }
    var changing = report.bearing(tags.changing(team));
    team = StatusPatch.mark(team, statuses.announcement(team, changing), context);
    try {
      actions.perform(action, team, report.arn(), null);
      reporter.tagged(team, report);
      return reporter.report(team, report.bearing(standing), context);
    } catch (CloudFailure e) {
      reporter.failed(team, action, report, e);
      return reporter.untagged(team, changing, e, context);
    }
  }
}
