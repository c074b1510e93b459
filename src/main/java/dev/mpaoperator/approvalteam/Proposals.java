package dev.mpaoperator.approvalteam;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.TeamSnapshot.Vote;
import dev.mpaoperator.approvalteam.plan.ClockSkew;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the record of the last request. */
final class Proposals {
  private Proposals() {}

  /**
   * A request that is about to be sent; creations of a resource are counted through all its
   * requests.
   */
  static Proposal submitting(Kind kind, String hash, long generation, int attempt, Instant now) {
    return new Proposal(
        kind.word(),
        State.SUBMITTING.word(),
        hash,
        generation,
        attempt,
        null,
        null,
        StatusWriter.text(now),
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The same, knowing which vote came before it.
   *
   * @param before the last request before it
   * @param snapshot what AWS shows
   */
  static Proposal following(
      @Nullable Proposal before, @Nullable TeamSnapshot snapshot, Proposal p) {
    var shown = snapshot == null ? null : snapshot.session();
    var known = before == null ? null : before.sessionArn();
    var earlier = before == null ? null : before.precedingSessionArn();
    return copy(
        p,
        p.sessionArn(),
        p.approvalSession(),
        p.retryToken(),
        shown != null ? shown.sessionArn() : known != null ? known : earlier);
  }

  /** The same, voted on there. */
  static Proposal votedOn(String sessionArn, Proposal p) {
    return copy(p, sessionArn, p.approvalSession(), p.retryToken(), p.precedingSessionArn());
  }

  /** The same because of this token. */
  static Proposal becauseOf(String retryToken, Proposal p) {
    return copy(p, p.sessionArn(), p.approvalSession(), retryToken, p.precedingSessionArn());
  }

  /** The same, with the name of the resource that shows its session. */
  static @Nullable Proposal linked(ApprovalTeam team, @Nullable Proposal p) {
    if (p == null) {
      return null;
    }
    var arn = p.sessionArn();
    var mirror = arn == null ? null : ApprovalSession.nameOf(team.getMetadata().getName(), arn);
    return copy(p, arn, mirror, p.retryToken(), p.precedingSessionArn());
  }

  /**
   * The definition that a resource takes a team over with: its wish, unless it has watched the team
   * before, and a person has seen in what they differ.
   */
  static String takenOverAt(ApprovalTeam team, Intent intent) {
    var seen = team.getStatus() == null ? null : team.getStatus().definitionHash();
    return seen != null
        ? seen
        : intent instanceof Intent.Keep(var wish, _) ? wish.fingerprint() : "";
  }

  /** A team that was found again by a resource that remembers nothing. */
  static Proposal found(TeamDefinition wish, long generation, Instant now) {
    return with(
        submitting(Kind.ADOPTION, wish.fingerprint(), generation, 0, now),
        State.APPROVED,
        null,
        now);
  }

  /** The same request with what became of it. */
  static Proposal with(Proposal p, State state, @Nullable TeamSnapshot snapshot, Instant now) {
    var vote = snapshot == null ? null : snapshot.session();
    var open = state == State.OPEN;
    var decided = !open && state != State.SUBMITTING && state != State.NOT_SENT;
    var time = StatusWriter.text(now);
    return new Proposal(
        p.kind(),
        state.word(),
        p.hash(),
        p.generation(),
        p.attempt(),
        sessionArn(p, vote, state),
        null, // by whoever writes it
        p.requestedTime(),
        open && snapshot != null ? StatusWriter.text(snapshot.deadline()) : p.expirationTime(),
        decided ? Objects.requireNonNullElse(p.completionTime(), time) : null,
        votes(p, vote, state),
        p.retryToken(),
        p.precedingSessionArn());
  }

  private static Proposal copy(
      Proposal p,
      @Nullable String sessionArn,
      @Nullable String approvalSession,
      @Nullable String retryToken,
      @Nullable String precedingSessionArn) {
    return new Proposal(
        p.kind(),
        p.state(),
        p.hash(),
        p.generation(),
        p.attempt(),
        sessionArn,
        approvalSession,
        p.requestedTime(),
        p.expirationTime(),
        p.completionTime(),
        p.votes(),
        retryToken,
        precedingSessionArn);
  }

  /** A request may be decided before anybody has seen its vote open. */
  private static @Nullable String sessionArn(Proposal p, @Nullable Vote vote, State state) {
    return vote != null && (state == State.OPEN || isRefusal(p, vote, state))
        ? vote.sessionArn()
        : p.sessionArn();
  }

  /** AWS shows the vote of a refusal; what it shows after a grant is another's. */
  private static boolean isRefusal(Proposal p, Vote vote, State state) {
    var requested = Memories.time(p.requestedTime());
    return p.sessionArn() == null
        && (state == State.REJECTED || state == State.EXPIRED)
        && (State.OPEN.word().equals(p.state()) || State.SUBMITTING.word().equals(p.state()))
        && (Kind.UPDATE.word().equals(p.kind()) || Kind.DELETION.word().equals(p.kind()))
        && requested != null
        && vote.initiationTime() != null
        && !vote.initiationTime().isBefore(requested.minus(ClockSkew.ACCEPTED))
        && !vote.sessionArn().equals(p.precedingSessionArn());
  }

  /** Whether nothing says that a team was ever this resource's. */
  static boolean neverOwned(@Nullable Proposal p) {
    return p == null
        || (Kind.ADOPTION.word().equals(p.kind()) && !State.APPROVED.word().equals(p.state()));
  }

  /** Whether that was asked for and, as far as known until now, not answered. */
  static boolean isUndecided(@Nullable Proposal p, String hash) {
    return p != null
        && Objects.equals(p.hash(), hash)
        && (State.OPEN.word().equals(p.state()) || State.SUBMITTING.word().equals(p.state()));
  }

  /** The update that was seen to be granted, of which that was not known before. */
  static @Nullable String grantedNow(@Nullable Proposal before, @Nullable Proposal now) {
    return now != null
            && Kind.UPDATE.word().equals(now.kind())
            && State.APPROVED.word().equals(now.state())
            && isUndecided(before, now.hash())
        ? now.hash()
        : null;
  }

  /** The last count that is true: one of before the decision says nothing of it. */
  private static @Nullable String votes(Proposal p, @Nullable Vote vote, State state) {
    if (vote != null
        && (state == State.OPEN || Objects.equals(vote.sessionArn(), sessionArn(p, vote, state)))) {
      return votes(vote);
    }
    return state.word().equals(p.state()) ? p.votes() : null;
  }

  private static String votes(Vote vote) {
    var all = vote.approved().size() + vote.rejected().size() + vote.silent().size();
    return "%d approved, %d rejected, %d open of %d"
        .formatted(vote.approved().size(), vote.rejected().size(), vote.silent().size(), all);
  }
}
