package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.plan.ClockSkew;
import dev.mpaoperator.approvalteam.plan.Memory;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the resource's status remembers. A status that makes no sense is read as "nothing is
 * known".
 */
final class Memories {
  private Memories() {}

  /**
   * What is remembered.
   *
   * @param status as it stands
   * @param generation of the spec: what AWS did not accept of an older one is no answer
   * @param now the time
   * @param grace how long AWS may need to show a request
   */
  static Memory of(
      @Nullable ApprovalTeamStatus status, long generation, Instant now, Duration grace) {
    return status == null
        ? Memory.EMPTY
        : new Memory(
            status.arn() != null,
            status.definitionHash(),
            asked(status.proposal(), generation, now, grace));
  }

  private static @Nullable Asked asked(
      @Nullable Proposal proposal, long generation, Instant now, Duration grace) {
    if (proposal == null || proposal.hash() == null) {
      return null;
    }
    var kind =
        Arrays.stream(Kind.values()).filter(k -> k.word().equals(proposal.kind())).findFirst();
    var state =
        Arrays.stream(State.values()).filter(s -> s.word().equals(proposal.state())).findFirst();
    if (kind.isEmpty() || state.isEmpty()) {
      return null;
    }
    var requested = time(proposal.requestedTime());
    // A time in the future is another clock's, or nobody's.
    var recent =
        requested != null
            && now.minus(grace).isBefore(requested)
            && requested.isBefore(now.plus(ClockSkew.ACCEPTED));
    return new Asked(
        kind.get(),
        proposal.hash(),
        standing(kind.get(), state.get(), proposal, generation),
        recent);
  }

  /**
   * Nobody was asked for a creation that AWS did not accept, and what was wrong may not be part of
   * the definition, for example a tag: another spec is tried.
   */
  private static State standing(Kind kind, State state, Proposal proposal, long generation) {
    var refused = kind == Kind.CREATION && state == State.FAILED;
    var older = proposal.generation() != null && proposal.generation() != generation;
    return refused && older ? State.WITHDRAWN : state;
  }

  static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
