package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Teams.LIVE;
import static dev.mpaoperator.approvalteam.plan.Teams.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Intent.Manner;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive;
import org.junit.jupiter.api.Test;

/** What is decided about a team that a resource has taken over, or is about to. */
class TakenOverTest {
  private static final ObservedTeam INACTIVE =
      new Inactive(LIVE, Inactive.Failure.ACTIVATION, "v1");

  @Test
  void nobodyIsInvitedToOneThatDiffersAndNeverBecameActive() {
    var decision = TeamPlanner.decide(keep(Manner.DEFAULT), INACTIVE, adopted(State.APPROVED));

    assertThat(decision)
        .isEqualTo(Decision.defer(new Action.Update(WISH), Reason.DIFFERENCE_FOUND));
    assertThat(TeamPlanner.decide(keep(Manner.DEFAULT), INACTIVE, Memory.EMPTY))
        .as("nor where everything was forgotten")
        .isEqualTo(decision);
  }

  @Test
  void aPersonWhoSaysSoHasItAsked() {
    var asks = Decision.act(new Action.Update(WISH), Reason.SUBMITTING_UPDATE);
    var memory = adopted(State.APPROVED);

    assertThat(Retry.decide(keep(Manner.DEFAULT), INACTIVE, memory)).isEqualTo(asks);
    assertThat(TeamPlanner.decide(keep(new Manner(true, true, true)), INACTIVE, memory))
        .isEqualTo(asks);
  }

  /** Else a call that failed once would leave the team to nobody, and the resource without one. */
  @Test
  void whatCouldNotBeTakenOverIsNotYetItsOwn() {
    assertThat(adopted(State.NOT_SENT).neverOwned()).isTrue();
    assertThat(adopted(State.SUBMITTING).neverOwned()).isTrue();
    assertThat(adopted(State.FAILED).neverOwned()).isTrue();
    assertThat(adopted(State.CANCELLED).neverOwned()).isTrue();
    assertThat(adopted(State.APPROVED).neverOwned()).isFalse();
  }

  private static Intent keep(Manner manner) {
    return new Intent.Keep(WISH, manner);
  }

  private static Memory adopted(State state) {
    return new Memory(true, null, new Asked(Kind.ADOPTION, WISH.fingerprint(), state, false));
  }
}
