package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads from what AWS shows what became of the last request. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * The state of the last request, as AWS shows it now.
   *
   * @param asked the last request
   * @param intent what is wished now: a wish that was given up takes its refusal with it
   * @param observed what AWS shows
   */
  public static State of(Asked asked, Intent intent, ObservedTeam observed) {
    return switch (asked.kind()) {
      case CREATION -> creation(asked, observed);
      case UPDATE -> update(asked, intent, observed);
      case DELETION -> deletion(asked, intent, observed);
      case ADOPTION -> adoption(asked, observed);
    };
  }

  private static State creation(Asked asked, ObservedTeam observed) {
    // What was refused may have arrived at an earlier try of the same call.
    if (!asked.state().undecided() && asked.state() != State.NOT_SENT) {
      return asked.state();
    }
    return switch (observed) {
      case ObservedTeam.Pending _ -> State.OPEN;
      case ObservedTeam.Inactive _ -> State.FAILED;
      case ObservedTeam.Active _, ObservedTeam.Deleting _ -> State.APPROVED;
      case ObservedTeam.Missing _ -> shownNoMore(asked);
      case ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Adoptable _,
          ObservedTeam.Claimed _,
          ObservedTeam.NotAdoptable _,
          ObservedTeam.Unrecognized _ ->
          asked.state();
    };
  }

  private static State update(Asked asked, Intent intent, ObservedTeam observed) {
    return switch (observed) {
      case ObservedTeam.Active(var live, var change) -> {
        var fingerprint = asked.fingerprint();
        if (change instanceof Change.UpdateOpen(var draft, _, _)
            && draft.fingerprint().equals(fingerprint)) {
          yield State.OPEN;
        }
        if (live.fingerprint().equals(fingerprint)) {
          yield asked.state().undecided() ? State.APPROVED : asked.state();
        }
        if (intent instanceof Intent.Keep(var wish, _) && wish.equals(live)) {
          var mayComeYet = asked.recent() && asked.state().undecided();
          yield asked.state() == State.APPROVED || mayComeYet ? asked.state() : State.WITHDRAWN;
        }
        if (change instanceof Change.UpdateRefused(var draft, var refusal, _)
            && draft.fingerprint().equals(fingerprint)) {
          yield refused(refusal);
        }
        yield shownNoMore(asked);
      }
      // Of an inactive team: it is being tried again, or failed again.
      case ObservedTeam.Pending(var definition, _)
          when definition.fingerprint().equals(asked.fingerprint()) ->
          State.OPEN;
      case ObservedTeam.Inactive(var definition, _, _)
          when definition.fingerprint().equals(asked.fingerprint()) && asked.state().undecided() ->
          State.FAILED;
      // Where another could be taken over or not, the one that was asked is gone.
      case ObservedTeam.Inactive _,
          ObservedTeam.Missing _,
          ObservedTeam.Adoptable _,
          ObservedTeam.NotAdoptable _ ->
          shownNoMore(asked);
      case ObservedTeam.Pending _,
          ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Claimed _,
          ObservedTeam.Deleting _,
          ObservedTeam.Unrecognized _ ->
          asked.state();
    };
  }

  private static State deletion(Asked asked, Intent intent, ObservedTeam observed) {
    if (!asked.state().undecided()) {
      return asked.state();
    }
    return switch (observed) {
      case ObservedTeam.Missing _, ObservedTeam.Deleting _ -> State.APPROVED;
      case ObservedTeam.Active(_, Change.DeletionOpen _) -> State.OPEN;
      case ObservedTeam.Active(_, Change.DeletionRefused(var refusal, var askedTime))
          when !asked.recent() && !isOlder(askedTime, intent) ->
          refused(refusal);
      case ObservedTeam.Active _ -> shownNoMore(asked);
      case ObservedTeam.Pending _,
          ObservedTeam.Inactive _,
          ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Adoptable _,
          ObservedTeam.Claimed _,
          ObservedTeam.NotAdoptable _,
          ObservedTeam.Unrecognized _ ->
          asked.state();
    };
  }

  /** That the tags say so is for the observer to see. */
  private static State adoption(Asked asked, ObservedTeam observed) {
    return observed instanceof ObservedTeam.Foreign // the tags name another, which was quicker
        ? State.CANCELLED
        : asked.state();
  }

  /**
   * AWS took it once and shows it no more, granted or refused: somebody cancelled it, or deleted
   * the team.
   */
  private static State shownNoMore(Asked asked) {
    return asked.state() == State.OPEN && !asked.recent() ? State.CANCELLED : asked.state();
  }

  /** Whether AWS shows the answer to another deletion, which was asked before this one. */
  private static boolean isOlder(@Nullable Instant askedTime, Intent intent) {
    return intent instanceof Intent.Remove wish && wish.isNewerThan(askedTime);
  }

  private static State refused(Change.Refusal refusal) {
    return switch (refusal) {
      case REJECTED, NOT_APPROVED -> State.REJECTED;
      case EXPIRED -> State.EXPIRED;
      case NOT_ACTIVATED, INVALID -> State.FAILED;
    };
  }
}
