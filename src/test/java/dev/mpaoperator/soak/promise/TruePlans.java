package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Drift;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.soak.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** P4: what the status says of what is held back, and in what a team drifted, is so. */
final class TruePlans {
  private static final Set<String> HELD_BACK =
      Set.of("Settling", "DifferenceFound", "ObserveOnly", "Paused", "PolicyNotUsable");

  private TruePlans() {}

  /** After a pass that went well. */
  static void check(ApprovalTeam after) {
    var status = after.getStatus();
    var reason = Conditions.headline(status.conditions());
    var planned = status.plannedChanges() != null && !status.plannedChanges().isEmpty();
    if (!isHeldBack(after)) { // else tags may be held back beside whatever people are deciding
      expect(after, "plans", planned, HELD_BACK.contains(reason));
    }
    expect(after, "settling", status.settling() != null, reason.equals("Settling"));
    expect(
        after, "Paused", Conditions.isTrue(status.conditions(), "Paused"), Users.isPaused(after));
    var drift = status.drift() != null && !status.drift().isEmpty();
    if (reason.equals("DriftDetected") || Conditions.isTrue(status.conditions(), "Ready")) {
      expect(after, "drift", drift, reason.equals("DriftDetected"));
    }
  }

  /** Whether nothing may be written to AWS for it. */
  static boolean isHeldBack(ApprovalTeam team) {
    return Users.isPaused(team) || "ObserveOnly".equals(team.getSpec().managementPolicy());
  }

  /** Whether it says so of its tags. */
  static boolean holdsBackTags(ApprovalTeam team) {
    return isHeldBack(team)
        && orEmpty(team.getStatus().plannedChanges()).stream().anyMatch(p -> p.contains(" tags "));
  }

  /** Beside the team, where it is seen as it is. */
  static void check(ApprovalTeam after, TeamAnswers.Team team) {
    var spec = after.getSpec();
    var threshold = "" + team.approvalStrategy().threshold();
    var wished = "" + spec.approvalStrategy().mofN().minApprovalsRequired();
    for (var plan : orEmpty(after.getStatus().plannedChanges())) {
      expect(after, "asks of '" + plan + "'", isAsked(plan, team), true);
      expect(
          after,
          "threshold of '" + plan + "'",
          plan.contains("the threshold"),
          plan.contains("would ask") && !plan.contains("delete") && !threshold.equals(wished));
    }
    for (var drift : orEmpty(after.getStatus().drift())) {
      expect(after, "" + drift, isSo(drift, team, spec.description(), wished), true);
    }
  }

  private static boolean isAsked(String plan, TeamAnswers.Team team) {
    return !plan.contains("would ask")
        || plan.contains("would ask %d people".formatted(team.approvers().size()));
  }

  private static boolean isSo(
      Drift drift, TeamAnswers.Team team, String description, String threshold) {
    return switch (drift.field()) {
      case "description" ->
          drift.desired().equals(description) && drift.actual().equals(team.description());
      case "approvers" -> !drift.desired().equals(drift.actual());
      default ->
          drift.desired().equals(threshold)
              && drift.actual().equals("" + team.approvalStrategy().threshold());
    };
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static void expect(ApprovalTeam team, String what, boolean said, boolean expected) {
    if (said != expected) {
      var status = team.getStatus();
      throw new Violation(
          "P4",
          "%s: %s of %s, %s: plans %s, settling %s, drift %s"
              .formatted(
                  what,
                  said,
                  team.getMetadata().getUid(),
                  Conditions.headline(status.conditions()),
                  status.plannedChanges(),
                  status.settling(),
                  status.drift()));
    }
  }
}
