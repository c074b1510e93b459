package dev.mpaoperator.approvalteam;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.access.AccessBook;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.SpecReader.Wish;
import dev.mpaoperator.approvalteam.plan.Intent;
import java.time.Clock;

/** Reads wishes: from the spec, and from what it refers to. */
final class WishReader {
  private final AccessBook book;
  private final ApproverLookup lookup;
  private final Settle settle;
  private final Clock clock;

  WishReader(AccessBook book, ApproverLookup lookup, Settle settle, Clock clock) {
    this.book = book;
    this.lookup = lookup;
    this.settle = settle;
    this.clock = clock;
  }

  /** Whether a team may use what its spec refers to. */
  Access access(ApprovalTeam team) {
    return book.of(team);
  }

  /** The wish as far as it can be read without asking AWS. */
  Wish read(ApprovalTeam team, Access access) {
    return read(team, access, Approvers.pinned(team));
  }

  /** The wish with the people whom it names; whoever is to go needs nobody. */
  Wish read(ApprovalTeam team, Access.Granted access, Wish asFarAsKnown) {
    return switch (asFarAsKnown.intent()) {
      case Intent.Keep _, Intent.Hold _ when !team.isMarkedForDeletion() ->
          read(team, access, lookup.find(team, access, Annotations.hasNewRetry(team)));
      case Intent.Keep _, Intent.Hold _, Intent.Remove _, Intent.LetGo _ -> asFarAsKnown;
    };
  }

  private Wish read(ApprovalTeam team, Access access, Approvers approvers) {
    var now = clock.instant();
    return SpecReader.read(
        team, access, approvers, definition -> settle.isOver(team, definition.fingerprint(), now));
  }
}
