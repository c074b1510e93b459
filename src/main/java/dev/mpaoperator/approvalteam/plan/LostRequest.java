package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.ListedVote.Ending;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer was lost, and of which the team shows nothing: it never arrived, or it did
 * and somebody took it back before anybody looked. The votes that AWS lists tell the one from the
 * other. In doubt a vote is the one on this request, for people are not asked twice.
 *
 * @param asked the request
 * @param requested when it was sent, by our clock
 * @param precedingSessionArn the last vote that was known when it was sent, {@code null} if none
 *     was: that one and older ones are no answer
 * @param shownSessionArn the vote on something else that the team shows now, {@code null} if it
 *     shows none
 */
public record LostRequest(
    Asked asked,
    Instant requested,
    @Nullable String precedingSessionArn,
    @Nullable String shownSessionArn) {

  /**
   * What became of a request after all.
   *
   * @param memory what is remembered, with that
   * @param sessionArn its vote
   */
  public record Found(Memory memory, String sessionArn) {}

  /**
   * Whether a step would ask people a second time if the last request had arrived. Only active
   * teams vote.
   */
  public static boolean wouldRepeat(Decision decision, ObservedTeam observed, Memory memory) {
    var asked = memory.asked();
    if (asked == null
        || asked.state() != State.SUBMITTING
        || !(observed instanceof ObservedTeam.Active)) {
      return false;
    }
    return switch (decision.action()) {
      case Action.Update(var wish) -> asked.is(Kind.UPDATE, wish.fingerprint());
      case Action.RequestDeletion(var wish) -> asked.is(Kind.DELETION, wish.fingerprint());
      case Action.None _,
          Action.Create _,
          Action.CancelSession _,
          Action.DiscardDraft _,
          Action.DeleteInactive _,
          Action.Adopt _,
          Action.ChangeTags _,
          Action.Finish _ ->
          false;
    };
  }

  /** What became of it by these votes; nothing if none of them can be about it. */
  public Optional<Found> among(List<ListedVote> votes, Memory memory) {
    var preceding =
        votes.stream().filter(v -> v.sessionArn().equals(precedingSessionArn)).findFirst();
    var since = preceding.map(ListedVote::initiated).orElse(Instant.MIN);
    var mayBeIts =
        votes.stream()
            .filter(v -> v.subject().fits(asked.kind()))
            .filter(v -> !v.sessionArn().equals(precedingSessionArn))
            .filter(v -> !v.sessionArn().equals(shownSessionArn))
            .filter(v -> !isBefore(v.initiated(), since))
            .filter(v -> !isBefore(v.initiated(), requested.minus(ClockSkew.ACCEPTED)))
            // Clocks may differ, but not by more than people need to decide.
            .filter(v -> !isBefore(v.completed(), requested))
            .sorted(
                Comparator.comparing(
                    ListedVote::initiated, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    // One change at a time: what is undecided is the last, whatever became of those before it.
    return mayBeIts.stream()
        .filter(v -> v.ending() == Ending.UNDECIDED)
        .findFirst()
        .or(() -> mayBeIts.stream().findFirst())
        .map(v -> new Found(remembering(v.ending(), memory), v.sessionArn()));
  }

  private static boolean isBefore(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other);
  }

  private Memory remembering(Ending ending, Memory memory) {
    return switch (ending) {
      // The team does not show it yet, or not in words that this version knows.
      case UNDECIDED -> memory.with(new Asked(asked.kind(), asked.fingerprint(), State.OPEN, true));
      case APPROVED -> granted(memory);
      case REJECTED -> memory.with(answered(State.REJECTED));
      case EXPIRED -> memory.with(answered(State.EXPIRED));
      case CANCELLED -> memory.with(answered(State.CANCELLED));
    };
  }

  /** An update that was granted has been in force, whatever was changed after that. */
  private Memory granted(Memory memory) {
    return new Memory(
        memory.known(),
        asked.kind() == Kind.UPDATE ? asked.fingerprint() : memory.inForce(),
        answered(State.APPROVED));
  }

  private Asked answered(State state) {
    return new Asked(asked.kind(), asked.fingerprint(), state, false);
  }
}
