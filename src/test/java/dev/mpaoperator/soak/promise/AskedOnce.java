package dev.mpaoperator.soak.promise;

import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.soak.Call;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Violation;
import dev.mpaoperator.soak.Wishes;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * P1: people are asked once for one wish, and never for what AWS shows as being decided or refused.
 */
final class AskedOnce implements Promise {
  private final Month month;
  private final Set<String> asked = new HashSet<>();

  AskedOnce(Month month) {
    this.month = month;
  }

  @Override
  public void called(Call call) {
    var kind = call.kind();
    if (kind == null || kind == Kind.ADOPTION || call.effects() == 0) {
      return;
    }
    var wish = month.users().wishes().name(call.resource(), kind, call.wish());
    if (call.effects() > 1) {
      throw new Violation(
          "P1", "one call asked people %d times: %s".formatted(call.effects(), wish));
    }
    if (!asked.add(wish)) {
      throw new Violation("P1", "people are asked a second time: " + wish);
    }
    if (kind == Kind.UPDATE && call.target() != null) {
      shownUpdate(call, wish, call.target());
    }
    if (kind == Kind.DELETION && call.target() != null) {
      shownDeletion(call, wish, call.target());
    }
  }

  private static void shownUpdate(Call call, String wish, TeamAnswers.Team target) {
    var draft = target.pendingUpdate();
    if (draft == null || !Truth.definition(draft).equals(call.definition())) {
      return;
    }
    if (Truth.isOpen(draft)) {
      throw new Violation("P1", "people are asked for what they are deciding: " + wish);
    }
    if (!Wishes.isRetryWanted(call.resource()) && !isHidden(call, target)) {
      throw new Violation("P1", "people are asked for what AWS shows as refused: " + wish);
    }
  }

  /**
   * A refused deletion hides the refused update; that is known only to the resource that asked, and
   * not to one that has taken over its team.
   */
  private static boolean isHidden(Call call, TeamAnswers.Team target) {
    var status = call.resource().getStatus();
    var proposal = status == null ? null : status.proposal();
    return String.valueOf(target.statusCode()).startsWith("DELETE_")
        && proposal != null
        && Kind.ADOPTION.word().equals(proposal.kind());
  }

  private void shownDeletion(Call call, String wish, TeamAnswers.Team target) {
    var refused = "DELETE_FAILED_APPROVAL".equals(target.statusCode());
    if (!refused || Wishes.isRetryWanted(call.resource()) || isAnotherWindow(call)) {
      return;
    }
    var marked = Instant.parse(call.resource().getMetadata().getDeletionTimestamp());
    var answered =
        month.aws().teams().sessions(target.arn()).stream()
            .filter(s -> s.sessionArn().equals(target.updateSessionArn()))
            .anyMatch(s -> !s.initiationTime().isBefore(marked));
    if (answered) {
      throw new Violation("P1", "people are asked for the deletion that they refused: " + wish);
    }
  }

  /** With another pending window it is another wish, also where AWS did not take it at first. */
  private static boolean isAnotherWindow(Call call) {
    var status = call.resource().getStatus();
    return status != null
        && status.proposal() != null
        && Kind.DELETION.word().equals(status.proposal().kind())
        && (!Objects.equals(status.proposal().hash(), call.wish())
            || status.proposal().state().equals("NotSent"));
  }
}
