package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;
import dev.mpaoperator.approvalteam.plan.Change.UpdateRefused;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next step for a team.
 *
 * <p>The order of every comparison is: what is already proposed (wait), what was already refused
 * (do not repeat), what is in force. So people are asked once for one wish, whatever the operator
 * forgets in between.
 */
public final class TeamPlanner {
  private TeamPlanner() {}

  /** The one step that is right now. */
  public static Decision decide(Intent intent, ObservedTeam observed, Memory memory) {
    return switch (intent) {
      case Intent.Hold(var reason) -> Decision.hold(reason);
      case Intent.LetGo() -> Decision.act(new Action.Finish(), Reason.RETAINED);
      case Intent.Keep wish -> keep(wish, observed, memory);
      case Intent.Remove wish -> remove(wish, observed, memory);
    };
  }

  private static Decision keep(Intent.Keep intent, ObservedTeam observed, Memory memory) {
    var wish = intent.definition();
    return switch (observed) {
      case ObservedTeam.Missing() -> create(wish, memory);
      case ObservedTeam.NameTaken() -> Decision.hold(Reason.NAME_TAKEN);
      case ObservedTeam.Foreign() -> Decision.hold(Reason.NOT_OWNED);
      case ObservedTeam.Adoptable() -> Decision.act(new Action.Adopt(), Reason.ADOPTING);
      case ObservedTeam.NotAdoptable _ -> Decision.hold(Reason.ADOPTION_IMPOSSIBLE);
      case ObservedTeam.Claimed() -> Decision.hold(Reason.CONFIRMING);
      case ObservedTeam.Pending(_, var stage) -> Decision.hold(awaited(stage));
      case ObservedTeam.Inactive(var was, var failure, _) ->
          was.equals(wish) ? Decision.hold(failed(failure)) : ask(intent, memory);
      case ObservedTeam.Active(var live, var change) -> change(intent, live, change, memory);
      case ObservedTeam.Deleting() -> Decision.hold(Reason.DELETION_WINDOW);
      case ObservedTeam.Unrecognized() -> Decision.hold(Reason.UNKNOWN_STATE);
    };
  }

  private static Decision create(TeamDefinition wish, Memory memory) {
    var fingerprint = wish.fingerprint();
    if (memory.mayNotShowYet(Kind.CREATION) && memory.known()) {
      return Decision.hold(Reason.CONFIRMING);
    }
    if (memory.known() && !wishedAnew(fingerprint, memory)) {
      // The team was there and is not any more, perhaps by a vote: bringing it back is a new wish,
      // which only a new spec expresses.
      return Decision.hold(Reason.TEAM_GONE);
    }
    return switch (memory.stateOf(Kind.CREATION, fingerprint)) {
      case OPEN, APPROVED -> Decision.hold(Reason.TEAM_GONE); // AWS made it once
      case REJECTED, EXPIRED, FAILED, CANCELLED -> Decision.hold(Reason.INVALID_REQUEST);
      // A token makes the call repeatable.
      case SUBMITTING, NOT_SENT, WITHDRAWN ->
          Decision.act(new Action.Create(wish), Reason.CREATING);
      case null -> Decision.act(new Action.Create(wish), Reason.CREATING);
    };
  }

  /** Whether this is another wish than the last that was pursued. */
  private static boolean wishedAnew(String fingerprint, Memory memory) {
    var asked = memory.asked();
    // A request that was given up says nothing of what is wished: what was in force does.
    var last =
        asked == null || asked.state() == State.WITHDRAWN ? memory.inForce() : asked.fingerprint();
    return last != null && !last.equals(fingerprint);
  }

  private static Decision change(
      Intent.Keep intent, TeamDefinition live, Change change, Memory memory) {
    var wish = intent.definition();
    var inForce = live.equals(wish);
    return switch (change) {
      case Change.None() -> propose(intent, live, memory);
      case UpdateOpen(var draft, var stage, _) when draft.equals(wish) ->
          Decision.hold(awaited(stage));
      case UpdateOpen open -> instead(open, intent, inForce, memory);
      case UpdateRefused(var draft, var refusal, _) when draft.equals(wish) && !inForce ->
          Decision.hold(updateRefused(refusal));
      case UpdateRefused refused -> afterRefusal(refused, intent, live, memory);
      case Change.DeletionOpen _ ->
          Decision.hold(
              inForce ? Reason.DELETION_PENDING_OUTSIDE : Reason.AWAITING_DELETION_APPROVAL);
      case Change.DeletionRefused _ -> propose(intent, live, memory);
    };
  }

  /** Nothing is pending. */
  private static Decision propose(Intent.Keep intent, TeamDefinition live, Memory memory) {
    var wish = intent.definition();
    if (live.equals(wish)) {
      // A request for something else, made a moment ago, has to be seen before it can be withdrawn.
      return Decision.hold(
          memory.mayNotShowYet(Kind.UPDATE) && !memory.broughtAbout(live)
              ? Reason.CONFIRMING
              : Reason.ACTIVE);
    }
    if (!intent.manner().proposesDrift() && memory.sawDrift(wish, live)) {
      // This wish was in force before and others changed it: that is reported, not fought.
      return Decision.hold(Reason.DRIFT_DETECTED);
    }
    return ask(intent, memory);
  }

  /** Unless only a person knows whether it is the wish or the team that is out of date. */
  private static Decision ask(Intent.Keep intent, Memory memory) {
    var wish = intent.definition();
    return !intent.manner().proposesDrift() && memory.foundBeside(wish)
        ? Decision.defer(new Action.Update(wish), Reason.DIFFERENCE_FOUND)
        : update(intent, memory);
  }

  private static Decision update(Intent.Keep intent, Memory memory) {
    var wish = intent.definition();
    if (memory.mayNotShowYet(Kind.UPDATE)) {
      return Decision.hold(Reason.CONFIRMING);
    }
    return switch (memory.stateOf(Kind.UPDATE, wish.fingerprint())) {
      // AWS took it and shows it no more: somebody cancelled it, which is an answer.
      case OPEN, CANCELLED -> Decision.hold(Reason.UPDATE_CANCELLED);
      case REJECTED -> Decision.hold(Reason.UPDATE_REJECTED);
      case EXPIRED -> Decision.hold(Reason.UPDATE_EXPIRED);
      case FAILED -> Decision.hold(Reason.INVALID_REQUEST);
      case SUBMITTING, NOT_SENT, APPROVED, WITHDRAWN -> submit(intent);
      case null -> submit(intent);
    };
  }

  private static Decision submit(Intent.Keep intent) {
    var update = new Action.Update(intent.definition());
    return intent.manner().settled()
        ? Decision.act(update, Reason.SUBMITTING_UPDATE)
        : Decision.defer(update, Reason.SETTLING);
  }

  /** Another update than the wish is open. */
  private static Decision instead(
      UpdateOpen open, Intent.Keep intent, boolean inForce, Memory memory) {
    if (isOurs(open, memory)) {
      // A wish that was given up is withdrawn in any case: nothing is asked for in its stead.
      return inForce || intent.manner().replacesOpen()
          ? withdraw(open)
          : Decision.hold(Reason.AWAITING_EARLIER_UPDATE);
    }
    return Decision.hold(inForce ? Reason.UPDATE_PENDING_OUTSIDE : Reason.AWAITING_OTHER_UPDATE);
  }

  /** AWS withdraws what is being voted on, and nothing else. */
  private static Decision withdraw(UpdateOpen open) {
    return open.stage() == UpdateOpen.Stage.VOTING && open.sessionArn() != null
        ? Decision.act(new Action.CancelSession(open.sessionArn()), Reason.WITHDRAWING)
        : Decision.hold(Reason.AWAITING_EARLIER_UPDATE);
  }

  private static boolean isOurs(UpdateOpen open, Memory memory) {
    return memory.stateOf(Kind.UPDATE, open.draft().fingerprint()) != null;
  }

  /** An update was refused that is not wished (any more). */
  private static Decision afterRefusal(
      UpdateRefused refused, Intent.Keep intent, TeamDefinition live, Memory memory) {
    var ours = memory.stateOf(Kind.UPDATE, refused.draft().fingerprint()) != null;
    if (live.equals(intent.definition()) && ours && refused.draftVersionId() != null) {
      // Given up: without the draft AWS shows a healthy team again.
      return Decision.act(
          new Action.DiscardDraft(refused.draftVersionId()), Reason.DISCARDING_DRAFT);
    }
    return propose(intent, live, memory);
  }

  private static Decision remove(Intent.Remove wish, ObservedTeam observed, Memory memory) {
    return switch (observed) {
      // A team of that name that is not this resource's: nothing of its own is left to delete.
      case ObservedTeam.Missing _, ObservedTeam.NameTaken _ ->
          memory.mayNotShowYet(Kind.CREATION)
              ? Decision.hold(Reason.CONFIRMING)
              : Decision.act(new Action.Finish(), Reason.DELETED);
      case ObservedTeam.Foreign() -> Decision.hold(Reason.NOT_OWNED);
      // It was never taken over.
      case ObservedTeam.Adoptable _, ObservedTeam.NotAdoptable _ ->
          Decision.act(new Action.Finish(), Reason.RETAINED);
      case ObservedTeam.Claimed() -> Decision.hold(Reason.CONFIRMING);
      // AWS has no way to delete a team that is being created.
      case ObservedTeam.Pending(_, var stage) -> Decision.hold(awaited(stage));
      case ObservedTeam.Inactive(_, _, var version) ->
          Decision.act(new Action.DeleteInactive(version), Reason.DELETING_INACTIVE);
      case ObservedTeam.Active(_, var change) -> removeActive(wish, change, memory);
      case ObservedTeam.Deleting() ->
          wish.release() == Intent.Release.WHEN_DELETED
              ? Decision.hold(Reason.DELETION_WINDOW)
              : Decision.act(new Action.Finish(), Reason.RELEASED);
      case ObservedTeam.Unrecognized() -> Decision.hold(Reason.UNKNOWN_STATE);
    };
  }

  private static Decision removeActive(Intent.Remove wish, Change change, Memory memory) {
    return switch (change) {
      case Change.None() -> requestDeletion(wish, memory);
      // One request at a time: the open update is withdrawn first.
      case UpdateOpen open ->
          isOurs(open, memory) ? withdraw(open) : Decision.hold(Reason.AWAITING_OTHER_UPDATE);
      case UpdateRefused(_, _, var draft) -> {
        var next = requestDeletion(wish, memory);
        // The draft makes way for a request, and for nothing else.
        yield draft != null && next.action() instanceof Action.RequestDeletion
            ? Decision.act(new Action.DiscardDraft(draft), Reason.DISCARDING_DRAFT)
            : next;
      }
      case Change.DeletionOpen _ ->
          wish.release() == Intent.Release.WHEN_REQUESTED
              ? Decision.act(new Action.Finish(), Reason.RELEASED)
              : Decision.hold(Reason.AWAITING_DELETION_APPROVAL);
      case Change.DeletionRefused _ when memory.mayNotShowYet(Kind.DELETION) ->
          Decision.hold(Reason.CONFIRMING);
      case Change.DeletionRefused(var refusal, var askedTime) ->
          answersThis(wish, askedTime, memory)
              ? Decision.hold(deletionRefused(refusal))
              : requestDeletion(wish, memory);
    };
  }

  /**
   * AWS shows a refused deletion until a later change succeeds, so it may be the answer to an older
   * wish.
   */
  private static boolean answersThis(
      Intent.Remove wish, @Nullable Instant askedTime, Memory memory) {
    var asked = memory.asked();
    if (asked != null && asked.kind() == Kind.DELETION) {
      return asked.is(Kind.DELETION, wish.fingerprint())
          && switch (asked.state()) {
            case NOT_SENT -> false;
            case SUBMITTING -> !wish.isNewerThan(askedTime); // perhaps it never arrived
            case OPEN, APPROVED, REJECTED, EXPIRED, FAILED, CANCELLED, WITHDRAWN -> true;
          };
    }
    return !wish.isNewerThan(askedTime);
  }

  private static Decision requestDeletion(Intent.Remove wish, Memory memory) {
    // An update that AWS does not show yet would have to be withdrawn first.
    if (memory.mayNotShowYet(Kind.DELETION) || memory.mayNotShowYet(Kind.UPDATE)) {
      return Decision.hold(Reason.CONFIRMING);
    }
    return switch (memory.stateOf(Kind.DELETION, wish.fingerprint())) {
      // AWS took it and shows it no more: somebody cancelled it, which is an answer.
      case OPEN, APPROVED, CANCELLED -> Decision.hold(Reason.DELETION_CANCELLED);
      case REJECTED -> Decision.hold(Reason.DELETION_REJECTED);
      case EXPIRED -> Decision.hold(Reason.DELETION_EXPIRED);
      case FAILED -> Decision.hold(Reason.INVALID_REQUEST);
      case SUBMITTING, NOT_SENT, WITHDRAWN ->
          Decision.act(new Action.RequestDeletion(wish), Reason.REQUESTING_DELETION);
      case null -> Decision.act(new Action.RequestDeletion(wish), Reason.REQUESTING_DELETION);
    };
  }

  private static Reason awaited(ObservedTeam.Pending.Stage stage) {
    return switch (stage) {
      case VALIDATING -> Reason.VALIDATING;
      case INVITING -> Reason.AWAITING_INVITATIONS;
    };
  }

  private static Reason awaited(UpdateOpen.Stage stage) {
    return switch (stage) {
      case VALIDATING -> Reason.VALIDATING;
      case VOTING -> Reason.AWAITING_UPDATE_APPROVAL;
      case INVITING -> Reason.AWAITING_UPDATE_INVITATIONS;
    };
  }

  private static Reason failed(ObservedTeam.Inactive.Failure failure) {
    return switch (failure) {
      case VALIDATION -> Reason.FAILED_VALIDATION;
      case ACTIVATION -> Reason.INVITATIONS_FAILED;
    };
  }

  private static Reason updateRefused(Change.Refusal refusal) {
    return switch (refusal) {
      case REJECTED -> Reason.UPDATE_REJECTED;
      case EXPIRED -> Reason.UPDATE_EXPIRED;
      case NOT_APPROVED -> Reason.UPDATE_NOT_APPROVED;
      case NOT_ACTIVATED -> Reason.UPDATE_INVITATIONS_FAILED;
      case INVALID -> Reason.UPDATE_FAILED_VALIDATION;
    };
  }

  private static Reason deletionRefused(Change.Refusal refusal) {
    return switch (refusal) {
      case REJECTED -> Reason.DELETION_REJECTED;
      case EXPIRED -> Reason.DELETION_EXPIRED;
      case NOT_APPROVED, NOT_ACTIVATED -> Reason.DELETION_NOT_APPROVED;
      case INVALID -> Reason.DELETION_FAILED_VALIDATION;
    };
  }
}
