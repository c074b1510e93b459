package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Teams.DRAFT;
import static dev.mpaoperator.approvalteam.plan.Teams.ELSE;
import static dev.mpaoperator.approvalteam.plan.Teams.LIVE;
import static dev.mpaoperator.approvalteam.plan.Teams.SINCE;
import static dev.mpaoperator.approvalteam.plan.Teams.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Change.Refusal;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stories in which the plain comparison of wish and team would do the wrong thing. */
class TeamPlannerTest {
  private static final Intent.Remove REMOVE =
      new Intent.Remove(SINCE, null, Intent.Release.WHEN_DELETED);

  @Test
  void anOwnUpdateGrantedAfterTheSpecWentBackIsNoDrift() {
    var granted = asked(Kind.UPDATE, DRAFT, State.OPEN, false);

    assertThat(keep(active(DRAFT), new Memory(true, WISH.fingerprint(), granted)))
        .isEqualTo(Decision.act(new Action.Update(WISH), Reason.SUBMITTING_UPDATE));
  }

  @Test
  void aTeamCreatedAfterTheSpecWentBackIsNoDrift() {
    var created = asked(Kind.CREATION, LIVE, State.OPEN, false);

    assertThat(keep(active(LIVE), new Memory(true, WISH.fingerprint(), created)).action())
        .isEqualTo(new Action.Update(WISH));
  }

  @Test
  void aChangeByOthersIsDriftAndNotFought() {
    var old = asked(Kind.UPDATE, WISH, State.APPROVED, false);

    assertThat(keep(active(LIVE), new Memory(true, WISH.fingerprint(), old)))
        .isEqualTo(Decision.hold(Reason.DRIFT_DETECTED));
  }

  @Test
  void aRequestThatAwsDoesNotShowYetIsAwaitedBeforeItIsGivenUp() {
    var justSent = asked(Kind.UPDATE, DRAFT, State.OPEN, true);
    var memory = new Memory(true, WISH.fingerprint(), justSent);

    assertThat(keep(active(WISH), memory)).isEqualTo(Decision.hold(Reason.CONFIRMING));
    assertThat(keep(new Active(WISH, voting(DRAFT)), memory).action())
        .isEqualTo(new Action.CancelSession("session"));
  }

  @Test
  void aRequestThatWasGrantedAtOnceIsNotAwaited() {
    var memory = new Memory(true, null, asked(Kind.UPDATE, WISH, State.OPEN, true));

    assertThat(keep(active(WISH), memory).reason()).isEqualTo(Reason.ACTIVE);
  }

  @Test
  void aTeamThatIsGoneIsNotBroughtBackBecauseAnotherWishWasGivenUpBefore() {
    var givenUp = asked(Kind.UPDATE, DRAFT, State.WITHDRAWN, false);

    assertThat(keep(new ObservedTeam.Missing(), new Memory(true, WISH.fingerprint(), givenUp)))
        .isEqualTo(Decision.hold(Reason.TEAM_GONE));
    assertThat(
            keep(new ObservedTeam.Missing(), new Memory(true, LIVE.fingerprint(), givenUp))
                .action())
        .isEqualTo(new Action.Create(WISH));
  }

  @Test
  void anUpdateThatAwsDoesNotShowYetIsAwaitedBeforeTheDeletionIsAskedFor() {
    assertThat(remove(active(LIVE), asked(Kind.UPDATE, DRAFT, State.OPEN, true)))
        .isEqualTo(Decision.hold(Reason.CONFIRMING));
    assertThat(remove(active(LIVE), asked(Kind.UPDATE, DRAFT, State.OPEN, false)).action())
        .isEqualTo(new Action.RequestDeletion(REMOVE));
  }

  @Test
  void aDeletionThatWasGrantedAndUndoneIsNotAskedAgain() {
    assertThat(remove(active(LIVE), deletion(State.APPROVED)))
        .isEqualTo(Decision.hold(Reason.DELETION_CANCELLED));
  }

  @Test
  void aRefusedUpdateMakesWayForADeletionOnly() {
    var team = new Active(LIVE, new Change.UpdateRefused(ELSE, Refusal.REJECTED, "v2"));

    assertThat(remove(team, null).action()).isEqualTo(new Action.DiscardDraft("v2"));
    assertThat(remove(team, deletion(State.REJECTED)))
        .isEqualTo(Decision.hold(Reason.DELETION_REJECTED));
  }

  @Test
  void anOlderRefusalIsNoAnswerToADeletionThatMayNotHaveArrived() {
    assertThat(remove(refusedAt(Duration.ofHours(-1)), deletion(State.SUBMITTING)).action())
        .isEqualTo(new Action.RequestDeletion(REMOVE));
    assertThat(remove(refusedAt(Duration.ofHours(1)), deletion(State.SUBMITTING)).reason())
        .isEqualTo(Reason.DELETION_REJECTED);
  }

  @Test
  void aRefusalAtAboutTheTimeOfTheWishIsItsAnswerBecauseClocksDiffer() {
    assertThat(remove(refusedAt(Duration.ofMinutes(-5)), null).reason())
        .isEqualTo(Reason.DELETION_REJECTED);
    assertThat(remove(refusedAt(Duration.ofMinutes(-5).minusMillis(1)), null).action())
        .isEqualTo(new Action.RequestDeletion(REMOVE));
  }

  @Test
  void anotherPendingWindowAsksAgain() {
    var later = new Intent.Remove(SINCE, 7, Intent.Release.WHEN_DELETED);
    var memory = new Memory(true, null, deletion(State.REJECTED));

    assertThat(TeamPlanner.decide(later, refusedAt(Duration.ofHours(1)), memory).action())
        .isEqualTo(new Action.RequestDeletion(later));
  }

  private static Decision keep(ObservedTeam team, Memory memory) {
    return TeamPlanner.decide(new Intent.Keep(WISH, Intent.Manner.DEFAULT), team, memory);
  }

  private static Decision remove(ObservedTeam team, Asked asked) {
    return TeamPlanner.decide(REMOVE, team, new Memory(true, LIVE.fingerprint(), asked));
  }

  private static Active active(TeamDefinition live) {
    return new Active(live, new Change.None());
  }

  private static Change voting(TeamDefinition draft) {
    return new Change.UpdateOpen(draft, Change.UpdateOpen.Stage.VOTING, "session");
  }

  private static Active refusedAt(Duration sinceWish) {
    return new Active(LIVE, new Change.DeletionRefused(Refusal.REJECTED, SINCE.plus(sinceWish)));
  }

  private static Asked asked(Kind kind, TeamDefinition what, State state, boolean recent) {
    return new Asked(kind, what.fingerprint(), state, recent);
  }

  private static Asked deletion(State state) {
    return new Asked(Kind.DELETION, REMOVE.fingerprint(), state, false);
  }
}
