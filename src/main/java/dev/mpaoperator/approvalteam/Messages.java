package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Settling;
import dev.mpaoperator.approvalteam.TeamObserver.Sight;
import dev.mpaoperator.approvalteam.plan.Change;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.progress.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each reason says to a person: what is, who is waited for, and what can be done. People are
 * named as the spec names them.
 */
final class Messages {
  static final String PAUSED =
      "a person has paused this resource: nothing is done until the annotation `mpaoperator.dev/paused` is removed or \"false\"";

  private static final String FINAL =
      " It is not asked again until the spec changes or a new `mpaoperator.dev/retry` annotation wants it;"
          + " set the spec back to what is in force to give it up.";

  private final Voices voices;
  private final ApprovalTeam team;
  private final Intent intent;
  private final @Nullable TeamSnapshot snapshot;
  private final @Nullable Sight sight;
  private final List<String> planned;
  private final @Nullable Settling settling;

  Messages(ApprovalTeam team, Intent intent, @Nullable TeamSnapshot snapshot) {
    this(team, intent, snapshot, null, List.of(), null);
  }

  Messages(
      ApprovalTeam team,
      Intent intent,
      Sight sight,
      List<String> planned,
      @Nullable Settling settling) {
    this(team, intent, sight.snapshot(), sight, planned, settling);
  }

  private Messages(
      ApprovalTeam team,
      Intent intent,
      @Nullable TeamSnapshot snapshot,
      @Nullable Sight sight,
      List<String> planned,
      @Nullable Settling settling) {
    this.team = team;
    this.intent = intent;
    this.snapshot = snapshot;
    this.sight = sight;
    this.planned = planned;
    this.settling = settling;
    voices = new Voices(team, snapshot);
  }

  /** One or two sentences. */
  String of(Reason reason) {
    return reason.progress() == Progress.WORKING
        ? sentence(reason)
        : withWayOut(team, sentence(reason));
  }

  /** A deletion can be ended at any time, and whoever waits for it should know how. */
  static String withWayOut(ApprovalTeam team, String text) {
    return !team.isMarkedForDeletion() || text.contains("deletion.policy: Retain")
        ? text
        : text + ". Set `deletion.policy: Retain` to let this resource go at once";
  }

  private String sentence(Reason reason) {
    var name = team.getSpec().name();
    return switch (reason) {
      case ACTIVE -> "the team is active and as the spec says";
      case RESOLVED -> "the identity source is known";
      case UPDATE_PENDING_OUTSIDE ->
          "the spec is in force; an update that this resource did not ask for is pending" + until();
      case DELETION_PENDING_OUTSIDE ->
          "the spec is in force; the team votes on its deletion, which this resource did not ask for"
              + until();
      case STARTING -> "the operator has seen this resource";
      case CREATING -> "asking AWS to create the team";
      case VALIDATING -> "AWS is validating the request";
      case CONFIRMING ->
          "it is not known yet whether the last request reached AWS: looking again before anything is repeated";
      case SUBMITTING_UPDATE -> "asking for an update" + difference(true);
      case WITHDRAWING ->
          "cancelling the open request, because "
              + (deleting() ? "this resource is being deleted" : "the spec changed");
      case DISCARDING_DRAFT ->
          "discarding the update that was not granted, because "
              + (deleting() ? "this resource is being deleted" : "the spec no longer wants it");
      case REQUESTING_DELETION -> "asking the team to approve its deletion";
      case DELETING_INACTIVE ->
          "deleting the team, which never became active: nobody has to approve that";
      case ADOPTING -> "taking over the team: its tags will say that it is this resource's";
      case CHANGING_TAGS -> "changing the tags of the team: nobody has to approve that";
      case DELETED -> "AWS has no team of this resource (any more)";
      case RELEASED ->
          "this resource is let go as `deletion.release` says; the deletion goes on in AWS";
      case RETAINED -> "the team stays in AWS as it is";
      case SETTLING ->
          "the spec changed: it is asked for %s if it does not change again before%s"
              .formatted(settling == null ? "soon" : "at " + settling.untilTime(), plan());
      case AWAITING_EARLIER_UPDATE -> earlierUpdate();
      case AWAITING_INVITATIONS ->
          "%d of %d approvers have accepted their invitation; waiting for %s%s"
              .formatted(
                  voices.accepted(),
                  voices.asked().size(),
                  voices.people(a -> !a.accepted()),
                  until());
      case AWAITING_UPDATE_APPROVAL ->
          "the team votes on the update" + purpose() + until() + voices.votes("no answer yet");
      case AWAITING_UPDATE_INVITATIONS ->
          "the update%s is approved; waiting for %s to accept the invitation%s"
              .formatted(purpose(), voices.people(a -> !a.accepted()), until());
      case AWAITING_OTHER_UPDATE ->
          "another update is pending"
              + until()
              + ": the %s is asked for when that one is decided"
                  .formatted(deleting() ? "deletion" : "spec");
      case AWAITING_DELETION_APPROVAL ->
          "the team votes on its deletion" + until() + voices.votes("no answer yet");
      case DELETION_WINDOW ->
          "the deletion is approved; AWS carries it out at the end of the pending window";
      case UNKNOWN_SPEC ->
          "the spec says something that this version of the operator does not know: upgrade it, or write the spec for this version";
      case IDENTITY_CHANGED -> "a name of the spec means another person in the directory now";
      case APPROVER_NOT_FOUND, APPROVER_AMBIGUOUS, APPROVER_DISABLED, APPROVER_TWICE ->
          "an approver of the spec cannot be asked: condition ApproversResolved says why" + plan();
      case NAMESPACE_NOT_ALLOWED -> "the namespace is not let in";
      case LIMIT_EXCEEDED -> "the spec asks for more than its namespace may have";
      case DELETION_FORBIDDEN ->
          "IdentitySource '%s' does not allow teams of this namespace to be deleted: nothing is asked of AWS"
              .formatted(reference());
      case IDENTITY_SOURCE_NOT_FOUND ->
          "there is no IdentitySource '%s': create it, or correct `identitySourceRef.name`"
              .formatted(reference());
      case IDENTITY_SOURCE_NOT_READY ->
          "IdentitySource '%s' is not ready: see its status".formatted(reference());
      case UNKNOWN_STATE ->
          "AWS shows a state that this version does not know (%s): nothing is done until it changes"
              .formatted(state());
      case FAILED_VALIDATION ->
          "AWS did not accept the team%s. Correct the spec, usually an approver's `identityId`; it is not tried again before, or annotate `mpaoperator.dev/retry` with a new token"
              .formatted(awsMessage());
      case INVITATIONS_FAILED ->
          "the team is not active, not everybody accepted: %s. Change `approvers` to invite anew; it is not tried again before, or annotate `mpaoperator.dev/retry` with a new token"
              .formatted(voices.people(a -> !a.accepted()));
      case UPDATE_REJECTED ->
          "the approvers rejected the update" + purpose() + voices.votes("no answer") + "." + FINAL;
      case UPDATE_EXPIRED ->
          "the update"
              + purpose()
              + " expired: too few approvers answered within 24 hours"
              + voices.votes("no answer")
              + "."
              + FINAL;
      case UPDATE_NOT_APPROVED ->
          "the update" + purpose() + " was not approved" + voices.votes("no answer") + "." + FINAL;
      case UPDATE_INVITATIONS_FAILED ->
          "the update was approved, but not everybody whom it adds accepted: %s.%s"
              .formatted(voices.people(a -> !a.accepted()), FINAL);
      case UPDATE_FAILED_VALIDATION -> "AWS did not accept the update" + awsMessage() + "." + FINAL;
      case UPDATE_CANCELLED -> "somebody cancelled the update." + FINAL;
      case DELETION_REJECTED ->
          deletionRefused("the approvers rejected the deletion" + voices.votes("no answer"));
      case DELETION_EXPIRED ->
          deletionRefused(
              "too few approvers answered to the deletion within 24 hours"
                  + voices.votes("no answer"));
      case DELETION_NOT_APPROVED ->
          deletionRefused("the deletion was not approved" + voices.votes("no answer"));
      case DELETION_FAILED_VALIDATION ->
          deletionRefused("AWS did not accept the deletion" + awsMessage());
      case DELETION_CANCELLED -> deletionRefused("somebody cancelled the deletion");
      case DRIFT_DETECTED ->
          "the team was changed outside this resource%s: change the spec to what is in force, or annotate `mpaoperator.dev/retry` with a new token to ask for the spec"
              .formatted(difference(false));
      case DIFFERENCE_FOUND ->
          "the team was found as it is, and differs from the spec: nothing is asked until a person says which is right. Change the spec to what is in force, or annotate `mpaoperator.dev/retry` with a new token or set `drift: Propose` to ask for the spec"
              + plan();
      case NAME_TAKEN -> Ownerships.nameTaken(team, sight);
      case NOT_OWNED -> Ownerships.notOwned(sight);
      case ADOPTION_IMPOSSIBLE -> Ownerships.notAdoptable(name, sight);
      case OBSERVE_ONLY -> "nothing is written to AWS (managementPolicy: ObserveOnly)" + plan();
      case PAUSED -> PAUSED + plan();
      case TEAM_GONE ->
          "the team was deleted outside this resource. It is not created again, which would invite everybody anew, until the spec says something new or a new `mpaoperator.dev/retry` annotation wants it";
      case POLICY_NOT_USABLE -> "no team can be created with the policies of the spec";
      case POLICIES_NOT_CHECKED -> "the policies were not looked for before the team is created";
      case INVALID_REQUEST ->
          deleting()
              ? deletionRefused("AWS did not accept the deletion")
              : "AWS did not accept the request: correct the spec";
      case WRONG_ACCOUNT,
          ACCESS_DENIED,
          QUOTA_EXCEEDED,
          CONFLICT,
          AWS_UNAVAILABLE,
          OPERATOR_ERROR ->
          reason.word();
    };
  }

  private String earlierUpdate() {
    var stage =
        snapshot != null
                && snapshot.observed()
                    instanceof ObservedTeam.Active(_, Change.UpdateOpen(_, var open, _))
            ? open
            : Change.UpdateOpen.Stage.VALIDATING;
    var what = deleting() ? "the deletion" : "the spec";
    return switch (stage) {
      case VALIDATING ->
          "AWS is validating an earlier request of this resource: %s waits".formatted(what);
      case VOTING ->
          "the team votes on an earlier request of this resource%s: %s is asked for when that one is decided"
                  .formatted(until(), what)
              + voices.votes("no answer yet");
      case INVITING ->
          "an earlier request of this resource is approved, and AWS cannot take it back while people are invited: %s is asked for when %s accepted%s"
              .formatted(what, voices.people(a -> !a.accepted()), until());
    };
  }

  private String plan() {
    return planned.isEmpty() ? "" : ": " + String.join("; ", planned);
  }

  private boolean deleting() {
    return team.isMarkedForDeletion();
  }

  private String deletionRefused(String what) {
    return what
        + ". It is not asked again; set `deletion.policy: Retain` to let this resource go and keep the team,"
        + " or annotate it with a new `mpaoperator.dev/retry` token to ask again";
  }

  private String until() {
    Instant deadline = snapshot == null ? null : snapshot.deadline();
    return deadline == null ? "" : " until " + deadline.truncatedTo(ChronoUnit.SECONDS);
  }

  private String state() {
    return snapshot == null ? "nothing" : snapshot.status() + " / " + snapshot.statusCode();
  }

  private String awsMessage() {
    return snapshot == null || snapshot.statusMessage() == null
        ? ""
        : ": " + snapshot.statusMessage();
  }

  /** What the update is for. */
  private String purpose() {
    var changes = changes(true);
    return changes.isEmpty() ? "" : " to " + String.join(", ", changes);
  }

  private String difference(boolean fromLive) {
    var changes = changes(fromLive);
    return changes.isEmpty() ? "" : " (" + String.join(", ", changes) + ")";
  }

  /** What the wish would change of what is in force, or the other way round. */
  private List<String> changes(boolean fromLive) {
    var live =
        switch (snapshot == null ? null : snapshot.observed()) {
          case ObservedTeam.Active(var definition, _) -> definition;
          case ObservedTeam.Inactive(var definition, _, _) -> definition;
          case null, default -> null;
        };
    if (live == null || !(intent instanceof Intent.Keep(var wish, _))) {
      return List.of();
    }
    return fromLive ? wish.changesFrom(live) : live.changesFrom(wish);
  }

  private String reference() {
    var reference = team.getSpec().identitySourceRef();
    return reference == null ? "?" : reference.name();
  }
}
