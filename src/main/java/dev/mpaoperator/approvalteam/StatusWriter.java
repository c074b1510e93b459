package dev.mpaoperator.approvalteam;

import static java.util.Objects.requireNonNullElseGet;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.ApproverStatus;
import dev.mpaoperator.api.v1alpha1.ManagedTags;
import dev.mpaoperator.approvalteam.TeamSnapshot.Answer;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Mode;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The only builder of a status: a pure function of what is known, except for the time of
 * transitions.
 */
final class StatusWriter {
  private final Clock clock;
  private final Drifts drifts;

  StatusWriter(Clock clock) {
    this.clock = clock;
    drifts = new Drifts(clock);
  }

  /** The status that says so. What a failed call could not show stays as it was. */
  ApprovalTeamStatus status(ApprovalTeam team, Report report) {
    return status(team, report, false);
  }

  /**
   * The status that says what is about to be done. Whether calls work is not known before: a
   * failure that lasts keeps the time since which it does, by which the waits grow.
   */
  ApprovalTeamStatus announcement(ApprovalTeam team, Report report) {
    return status(team, report, true);
  }

  private ApprovalTeamStatus status(ApprovalTeam team, Report report, boolean announced) {
    var before = requireNonNullElseGet(team.getStatus(), StatusWriter::empty);
    var snapshot = report.snapshot();
    // A new request about a team that is gone starts from nothing.
    var look = report.look();
    var facts = look == null && report.arn() != null && report.arn().equals(before.arn());
    var conditions = conditions(team, report, before.conditions(), announced);
    var voices = new Voices(team, snapshot);
    var inForce = definitionHash(before, report);
    var people = snapshot == null ? List.<Answer>of() : snapshot.approvers();
    var policies = PolicyStatuses.of(before, report);
    return new ApprovalTeamStatus(
        team.getMetadata().getGeneration(),
        conditions,
        report.arn(),
        facts ? before.versionId() : snapshot == null ? null : snapshot.versionId(),
        facts ? before.teamStatus() : snapshot == null ? null : snapshot.status(),
        facts ? before.teamStatusCode() : snapshot == null ? null : snapshot.statusCode(),
        facts ? before.statusMessage() : snapshot == null ? null : snapshot.statusMessage(),
        facts ? before.creationTime() : snapshot == null ? null : text(snapshot.creationTime()),
        facts ? before.lastUpdateTime() : snapshot == null ? null : text(snapshot.lastUpdateTime()),
        facts
            ? before.minApprovalsRequired()
            : snapshot == null ? null : snapshot.minApprovalsRequired(),
        Pins.with(
            report.wish().approvers(),
            before.approvers(),
            facts ? before.approvers() : approvers(people, voices)),
        facts ? before.approversAccepted() : accepted(people),
        new Waiting(team, snapshot).words(report.reason()),
        policies.inForce(),
        policies.attached(),
        Proposals.linked(team, report.proposal()),
        look == null ? before.plannedChanges() : look.plannedChanges(),
        drifts.of(before, inForce, report, voices),
        look == null ? before.settling() : look.settling(),
        managedTags(before, report),
        inForce,
        handledRetry(team, before, report));
  }

  private static @Nullable String handledRetry(
      ApprovalTeam team, ApprovalTeamStatus before, Report report) {
    var token = Annotations.retryToken(team);
    return report.retried() && token != null ? token : before.handledRetry();
  }

  private static @Nullable ManagedTags managedTags(ApprovalTeamStatus before, Report report) {
    if (report.tags() != null) {
      return report.tags().managed();
    }
    return Objects.equals(before.arn(), report.arn()) ? before.managedTags() : null;
  }

  /**
   * What is in force by the doing of this resource: by its spec, or by a request that was granted
   * after the spec had changed again.
   */
  private static @Nullable String definitionHash(ApprovalTeamStatus before, Report report) {
    if (report.snapshot() == null
        || !(report.snapshot().observed() instanceof ObservedTeam.Active(var live, _))) {
      return before.definitionHash();
    }
    var granted = Proposals.grantedNow(before.proposal(), report.proposal());
    if (granted != null) {
      return granted; // whatever was changed after that
    }
    var hash = live.fingerprint();
    // Who only watches has seen what is in force, and a person has been shown the difference.
    return (report.wish().mode() == Mode.OBSERVE_ONLY && Proposals.neverOwned(report.proposal()))
            || report.inForce()
            || Proposals.isUndecided(before.proposal(), hash)
        ? hash
        : before.definitionHash();
  }

  private List<Condition> conditions(
      ApprovalTeam team, Report report, @Nullable List<Condition> before, boolean announced) {
    var reason = report.reason().word();
    var message = report.message();
    var snapshot = report.snapshot();
    var generation = team.getMetadata().getGeneration();
    var conditions = Conditions.from(before, generation, clock);
    var failed = report.reason().progress().isTrouble();

    if (report.reason() == Reason.STARTING) {
      conditions.unknown("Ready", reason, message);
      conditions.unknown("Available", reason, message);
      conditions.unknown("Synced", reason, message);
      conditions.unknown("ApproversResolved", reason, message);
      conditions.unknown("PoliciesResolved", reason, message);
      return conditions.set("Reconciling", true, reason, message).build();
    }
    if (report.look() == null) {
      // Nothing was learned about the team: what was true a moment ago is the best that is known.
      if (report.intent() instanceof Intent.Hold(var held) && held == report.reason()) {
        conditions.set("Ready", false, reason, message); // it is not managed any more
        conditions.unknown("Available", reason, message);
      } else {
        conditions.keepCurrent("Ready", reason, message);
        conditions.keep("Available", reason, message);
      }
    } else {
      conditions.set("Ready", report.inForce(), reason, message);
      conditions.set(
          "Available", snapshot != null && "ACTIVE".equals(snapshot.status()), reason, message);
    }
    if (announced) {
      conditions.keep("Synced", reason, message);
    } else {
      conditions.set("Synced", !failed && submitted(report.reason()), reason, message);
    }
    Pins.condition(conditions, team, report);
    PolicyStatuses.condition(conditions, report);
    if (report.wish().mode() == Mode.PAUSED) {
      conditions.set("Paused", true, Reason.PAUSED.word(), Messages.PAUSED);
    }
    switch (report.reason().progress()) {
      case DONE -> {}
      case WORKING, WAITING, BLOCKED, FAILING ->
          conditions.set("Reconciling", true, reason, message);
      case STUCK -> conditions.set("Stalled", true, reason, message);
    }
    return conditions.build();
  }

  /** Whether the wish has at least reached AWS. */
  private static boolean submitted(Reason reason) {
    return switch (reason) {
      case NAME_TAKEN,
          NOT_OWNED,
          INVALID_REQUEST,
          POLICY_NOT_USABLE,
          APPROVER_NOT_FOUND,
          APPROVER_AMBIGUOUS,
          APPROVER_DISABLED,
          APPROVER_TWICE,
          NAMESPACE_NOT_ALLOWED,
          LIMIT_EXCEEDED,
          DELETION_FORBIDDEN,
          UNKNOWN_SPEC,
          TEAM_GONE,
          DRIFT_DETECTED,
          DIFFERENCE_FOUND,
          ADOPTION_IMPOSSIBLE,
          OBSERVE_ONLY,
          PAUSED,
          SETTLING,
          AWAITING_EARLIER_UPDATE,
          UNKNOWN_STATE,
          IDENTITY_SOURCE_NOT_FOUND,
          IDENTITY_SOURCE_NOT_READY,
          CONFIRMING,
          AWAITING_OTHER_UPDATE ->
          false;
      default -> true;
    };
  }

  private static @Nullable List<ApproverStatus> approvers(List<Answer> people, Voices voices) {
    return people.isEmpty()
        ? null
        : people.stream()
            .map(a ->
                new ApproverStatus(
                    voices.name(a.identityId()),
                    a.identityId(),
                    null,
                    a.response(),
                    text(a.responseTime())))
            .sorted(java.util.Comparator.comparing(ApproverStatus::name))
            .toList();
  }

  private static @Nullable String accepted(List<Answer> people) {
    return people.isEmpty()
        ? null
        : people.stream().filter(Answer::accepted).count() + "/" + people.size();
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ApprovalTeamStatus empty() {
    return new ApprovalTeamStatus(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null);
  }
}
