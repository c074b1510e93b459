package dev.mpaoperator.approvalsession;

import static java.util.Objects.requireNonNullElseGet;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalSessionStatus;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.SessionRequester;
import dev.mpaoperator.api.v1alpha1.SessionVote;
import dev.mpaoperator.approvalsession.SessionSnapshot.Details;
import dev.mpaoperator.approvalsession.plan.Outcome;
import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only builder of a session's status. */
final class SessionStatusWriter {
  private final Clock clock;

  SessionStatusWriter(Clock clock) {
    this.clock = clock;
  }

  /** The status that says so. What could not be seen stays as it was. */
  ApprovalSessionStatus status(ApprovalSession session, SessionReport report) {
    var before = requireNonNullElseGet(session.getStatus(), SessionStatusWriter::empty);
    var shown = report.shown();
    if (shown == null) {
      return with(session, before, report);
    }
    var details = requireNonNullElseGet(shown.details(), () -> details(before));
    var request = shown.request();
    var fresh = shown.details() != null;
    return new ApprovalSessionStatus(
        session.getMetadata().getGeneration(),
        conditions(session, report, shown.outcome()),
        shown.teamArn(),
        shown.status(),
        shown.statusCode(),
        shown.statusMessage(),
        details.executionStatus(),
        request.actionName(),
        request.completionStrategy(),
        request.protectedResourceArn(),
        request.description(),
        details.requesterComment(),
        new SessionRequester(
            request.principalArn(),
            request.servicePrincipal(),
            request.accountId(),
            request.region()),
        operatorRequest(session, report.team(), before),
        fresh ? votes(details) : before.votes(),
        details.minApprovalsRequired(),
        fresh ? Integer.valueOf(count(details, "APPROVED")) : before.approved(),
        fresh ? Integer.valueOf(count(details, "REJECTED")) : before.rejected(),
        fresh ? Integer.valueOf(count(details, "NO_RESPONSE")) : before.noResponse(),
        fresh ? approvers(report.team(), details) : before.approvers(),
        text(shown.initiationTime()),
        text(shown.expirationTime()),
        text(shown.completionTime()),
        new TreeMap<>(details.metadata()),
        shown.outcome() == SessionReason.OPEN && isAboutTeam(session, report.team(), shown),
        text(report.cancelRequested()));
  }

  /** Whether the session is about the team itself. */
  static boolean isAboutTeam(
      ApprovalSession session, @Nullable ApprovalTeam team, SessionSnapshot shown) {
    return shown.request().aboutTeam()
        || operatorRequest(
                session,
                team,
                requireNonNullElseGet(session.getStatus(), SessionStatusWriter::empty))
            != null;
  }

  /** What the resource of the team asked for by this session. The mark stays when it asks anew. */
  private static @Nullable String operatorRequest(
      ApprovalSession session, @Nullable ApprovalTeam team, ApprovalSessionStatus before) {
    var proposal = team == null || team.getStatus() == null ? null : team.getStatus().proposal();
    return proposal != null && session.getSpec().sessionArn().equals(proposal.sessionArn())
        ? proposal.kind()
        : before.operatorRequest();
  }

  private ApprovalSessionStatus with(
      ApprovalSession session, ApprovalSessionStatus s, SessionReport report) {
    return new ApprovalSessionStatus(
        session.getMetadata().getGeneration(),
        conditions(session, report, null),
        s.approvalTeamArn(),
        s.sessionStatus(),
        s.sessionStatusCode(),
        s.statusMessage(),
        s.executionStatus(),
        s.actionName(),
        s.actionCompletionStrategy(),
        s.protectedResourceArn(),
        s.description(),
        s.requesterComment(),
        s.requester(),
        operatorRequest(session, report.team(), s),
        s.votes(),
        s.minApprovalsRequired(),
        s.approved(),
        s.rejected(),
        s.noResponse(),
        s.approvers(),
        s.initiationTime(),
        s.expirationTime(),
        s.completionTime(),
        s.metadata(),
        s.cancellable(),
        report.cancel() == null ? s.cancelRequestedTime() : text(report.cancelRequested()));
  }

  private List<Condition> conditions(
      ApprovalSession session, SessionReport report, @Nullable SessionReason outcome) {
    var before = session.getStatus() == null ? null : session.getStatus().conditions();
    var conditions = Conditions.from(before, session.getMetadata().getGeneration(), clock);
    var synced = report.synced();
    if (synced.reason() == SessionReason.STARTING) {
      conditions.unknown("Synced", synced.reason().word(), synced.message());
    } else {
      conditions.set(
          "Synced",
          synced.reason() == SessionReason.MIRRORED,
          synced.reason().word(),
          synced.message());
    }
    if (outcome != null) {
      conditions.set(
          "Completed", Outcome.isEnd(outcome), outcome.word(), SessionMessages.of(outcome));
    } else {
      conditions.keep("Completed", synced.reason().word(), synced.message());
    }
    var cancel = report.cancel();
    if (cancel != null) {
      conditions.set(
          "Cancelled",
          cancel.reason() == SessionReason.CANCELLED,
          cancel.reason().word(),
          cancel.message());
    } else if (session.getSpec().wantsCancel() && before != null) {
      Conditions.find(before, "Cancelled")
          .ifPresent(c -> conditions.keep("Cancelled", c.getReason(), c.getMessage()));
    }
    return conditions.build();
  }

  /** What was seen of it at an earlier, closer look. */
  private static Details details(ApprovalSessionStatus before) {
    return new Details(
        before.minApprovalsRequired(),
        before.executionStatus(),
        before.requesterComment(),
        before.metadata() == null ? java.util.Map.of() : before.metadata(),
        List.of());
  }

  private static int count(Details details, String response) {
    return (int) details.votes().stream().filter(v -> response.equals(v.response())).count();
  }

  private static String votes(Details details) {
    return count(details, "APPROVED")
        + "/"
        + (details.minApprovalsRequired() == null ? "?" : details.minApprovalsRequired());
  }

  private static List<SessionVote> approvers(@Nullable ApprovalTeam team, Details details) {
    var names =
        team == null
            ? java.util.Map.<String, String>of()
            : team.getSpec().approvers().stream()
                .collect(Collectors.toMap(Approver::identityId, Approver::name, (a, b) -> a));
    return details.votes().stream()
        .map(v -> {
          var id = v.identityId();
          var name = id == null ? null : names.getOrDefault(id, id);
          return new SessionVote(name, id, v.response(), text(v.responseTime()));
        })
        .sorted(Comparator.comparing(v -> Objects.requireNonNullElse(v.name(), "")))
        .toList();
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Somebody may have written there what is no time. */
  static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static ApprovalSessionStatus empty() {
    return new ApprovalSessionStatus(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null);
  }
}
