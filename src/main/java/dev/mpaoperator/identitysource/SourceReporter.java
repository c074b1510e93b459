package dev.mpaoperator.identitysource;

import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.IdentitySourceStatus;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.plan.SourceReason;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.kubernetes.Events;
import dev.mpaoperator.kubernetes.StatusPatch;
import dev.mpaoperator.progress.Progress;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the status of an identity source, and writes it and an event when the reason changes. */
final class SourceReporter {
  static final String CREATED = "Created";
  private static final String ADOPTED = "Adopted";

  private final Events events;
  private final Clock clock;

  SourceReporter(Events events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * What there is to say.
   *
   * @param reason why it is as it is
   * @param snapshot what AWS shows, {@code null} if there is nothing
   * @param ours this resource created it
   * @param others who else is concerned
   * @param accountId number of the account, {@code null} if nothing is known but what was
   */
  record Report(
      SourceReason reason,
      @Nullable SourceSnapshot snapshot,
      boolean ours,
      List<String> others,
      @Nullable String accountId) {

    /** Without a look at AWS. */
    static Report unseen(SourceReason reason) {
      return new Report(reason, null, false, List.of(), null);
    }
  }

  /** The first thing that is said of a resource, before any call to AWS. */
  IdentitySource started(IdentitySource source, Context<IdentitySource> context) {
    return report(source, Report.unseen(SourceReason.STARTING), context);
  }

  /** Writes the status, and an event if the reason is new. */
  IdentitySource report(IdentitySource source, Report report, Context<IdentitySource> context) {
    return tell(source, write(source, report, context), report.reason(), message(source, report));
  }

  /** Writes the status only: what there is to tell was told when it was done. */
  IdentitySource write(IdentitySource source, Report report, Context<IdentitySource> context) {
    return write(source, report, message(source, report), context);
  }

  /** Writes the status before a call that must not be made for an old copy of the resource. */
  IdentitySource confirm(IdentitySource source, Report report, Context<IdentitySource> context) {
    var arn = report.snapshot() == null ? null : report.snapshot().arn();
    var status = status(source, report, message(source, report), arn, attempt(source));
    return StatusPatch.mark(source, status, context);
  }

  /** An action was done. */
  void done(IdentitySource source, String operation, Report report) {
    events.record(source, false, report.reason().word(), operation, message(source, report));
  }

  private static String message(IdentitySource source, Report report) {
    return SourceMessages.of(report.reason(), source, report.snapshot(), report.others());
  }

  /**
   * Writes the marker of a creation. Another creation than the one that may be under way has
   * another token.
   */
  IdentitySource mark(IdentitySource source, Report report, Context<IdentitySource> context) {
    var status = source.getStatus();
    var unfinished = status.attempt() != null && status.arn() == null;
    var attempt = unfinished ? attempt(source) : attempt(source) + 1;
    var message = SourceMessages.of(report.reason(), source, null, List.of());
    return StatusPatch.mark(source, status(source, report, message, null, attempt), context);
  }

  /** Writes down the ARN of what was created. */
  IdentitySource created(
      IdentitySource source, Report report, String arn, Context<IdentitySource> context) {
    var status = status(source, report, message(source, report), arn, attempt(source));
    return StatusPatch.write(source, status, context);
  }

  /** A call to AWS failed. */
  IdentitySource failed(
      IdentitySource source, RuntimeException e, Context<IdentitySource> context) {
    var report = Report.unseen(reason(e));
    // Its spec cannot be corrected: it is immutable, as it is in AWS.
    var message =
        e instanceof CloudFailure f && f.kind() == CloudFailure.Kind.INVALID
            ? f.getMessage() + ". Delete this resource and create a correct one"
            : CloudFailure.text(e);
    var after = write(source, report, message, context);
    return tell(source, after, report.reason(), CloudFailure.note(e));
  }

  /** Nothing is left to do for the resource. */
  void finished(IdentitySource source, Report report) {
    events.record(
        source,
        false,
        report.reason().word(),
        "Delete",
        SourceMessages.of(report.reason(), source, report.snapshot(), report.others()));
  }

  /** How a resource that was just reported stands. */
  static Progress progress(IdentitySource source) {
    return headline(source).map(SourceReason::progress).orElse(Progress.WORKING);
  }

  /** Whether an older resource claims the account. */
  static boolean isClaimed(IdentitySource source) {
    return headline(source).equals(Optional.of(SourceReason.ACCOUNT_CLAIMED));
  }

  private IdentitySource write(
      IdentitySource source, Report report, String message, Context<IdentitySource> context) {
    var snapshot = report.snapshot();
    var before = source.getStatus();
    var keeps = before != null && report.reason().progress().isTrouble();
    var arn = snapshot != null ? snapshot.arn() : keeps ? before.arn() : null;
    var status = status(source, report, message, arn, attempt(source));
    return StatusPatch.write(source, status, context);
  }

  private IdentitySource tell(
      IdentitySource before, IdentitySource after, SourceReason reason, String message) {
    if (reason != SourceReason.STARTING && !headline(before).equals(Optional.of(reason))) {
      events.record(after, reason.progress().isWarning(), reason.word(), "Reconcile", message);
    }
    return after;
  }

  private IdentitySourceStatus status(
      IdentitySource source, Report report, String message, @Nullable String arn, int attempt) {
    var before = source.getStatus();
    var snapshot = report.snapshot();
    var keep = before != null && snapshot == null && report.reason().progress().isTrouble();
    var fits = report.reason() != SourceReason.OTHER_SOURCE_EXISTS;
    return new IdentitySourceStatus(
        source.getMetadata().getGeneration(),
        conditions(source, report, message),
        report.accountId() != null
            ? report.accountId()
            : before == null ? null : before.accountId(),
        fits ? arn : null,
        keep ? before.approvalPortalUrl() : snapshot == null ? null : snapshot.approvalPortalUrl(),
        keep ? before.sourceStatus() : snapshot == null ? null : snapshot.status(),
        keep ? before.sourceStatusCode() : snapshot == null ? null : snapshot.statusCode(),
        keep ? before.statusMessage() : snapshot == null ? null : snapshot.statusMessage(),
        keep
            ? before.creationTime()
            : snapshot == null || snapshot.creationTime() == null
                ? null
                : snapshot.creationTime().truncatedTo(ChronoUnit.SECONDS).toString(),
        keep
            ? before.origin()
            : snapshot == null || !fits ? null : report.ours() ? CREATED : ADOPTED,
        attempt == 0 ? null : attempt);
  }

  private List<Condition> conditions(IdentitySource source, Report report, String message) {
    var reason = report.reason();
    var generation = source.getMetadata().getGeneration();
    var before = source.getStatus() == null ? null : source.getStatus().conditions();
    var conditions = Conditions.from(before, generation, clock);
    if (reason == SourceReason.STARTING) {
      conditions.unknown("Ready", reason.word(), message);
      conditions.unknown("Synced", reason.word(), message);
      return conditions.set("Reconciling", true, reason.word(), message).build();
    }
    if (reason.progress().isTrouble()) {
      conditions.keepCurrent("Ready", reason.word(), message);
    } else {
      conditions.set("Ready", reason == SourceReason.ACTIVE, reason.word(), message);
    }
    conditions.set("Synced", isSynced(reason), reason.word(), message);
    switch (reason.progress()) {
      case DONE -> {}
      case WORKING, WAITING, BLOCKED, FAILING ->
          conditions.set("Reconciling", true, reason.word(), message);
      case STUCK -> conditions.set("Stalled", true, reason.word(), message);
    }
    return conditions.build();
  }

  private static boolean isSynced(SourceReason reason) {
    return switch (reason) {
      case OTHER_SOURCE_EXISTS, ACCOUNT_CLAIMED, INVALID_REQUEST, UNKNOWN_STATE -> false;
      default -> !reason.progress().isTrouble();
    };
  }

  private static SourceReason reason(RuntimeException e) {
    return e instanceof CloudFailure f
        ? switch (f.kind()) {
          case WRONG_ACCOUNT -> SourceReason.WRONG_ACCOUNT;
          case DENIED -> SourceReason.ACCESS_DENIED;
          case QUOTA -> SourceReason.QUOTA_EXCEEDED;
          case CONFLICT -> SourceReason.CONFLICT;
          case UNAVAILABLE -> SourceReason.AWS_UNAVAILABLE;
          case INVALID -> SourceReason.INVALID_REQUEST;
        }
        : SourceReason.OPERATOR_ERROR;
  }

  private static int attempt(IdentitySource source) {
    var status = source.getStatus();
    return status == null || status.attempt() == null ? 0 : status.attempt();
  }

  private static Optional<SourceReason> headline(IdentitySource source) {
    var word =
        Conditions.headline(source.getStatus() == null ? null : source.getStatus().conditions());
    return Arrays.stream(SourceReason.values()).filter(r -> r.word().equals(word)).findFirst();
  }
}
