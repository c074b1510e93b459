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
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Pending;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What becomes of a request, by what AWS shows afterwards. */
class OutcomesTest {
  private static final Intent KEEP = new Intent.Keep(WISH, Intent.Manner.DEFAULT);
  private static final Intent REMOVE = new Intent.Remove(SINCE, null, Intent.Release.WHEN_DELETED);
  private static final Instant AFTER = SINCE.plusSeconds(1);
  private static final Instant LONG_BEFORE = SINCE.minusSeconds(3600);

  /** What was asked, what is wished now, what AWS shows, what became of it. */
  record Row(
      String story,
      Kind kind,
      State before,
      boolean recent,
      Intent now,
      ObservedTeam shown,
      State after) {
    @Override
    public String toString() {
      return story;
    }
  }

  static final List<Row> CREATIONS =
      List.of(
          creation("it is being created", State.SUBMITTING, pending(WISH), State.OPEN),
          creation("its creation failed", State.OPEN, inactive(WISH), State.FAILED),
          creation("it is active", State.OPEN, active(WISH), State.APPROVED),
          creation(
              "it was active before anybody looked",
              State.SUBMITTING,
              new ObservedTeam.Deleting(),
              State.APPROVED),
          creation(
              "it is not there yet",
              State.SUBMITTING,
              new ObservedTeam.Missing(),
              State.SUBMITTING),
          creation(
              "another is there", State.SUBMITTING, new ObservedTeam.NameTaken(), State.SUBMITTING),
          creation("it cannot be read", State.OPEN, new ObservedTeam.Unrecognized(), State.OPEN),
          creation("it is another's", State.OPEN, new ObservedTeam.Foreign(), State.OPEN),
          creation("it was deleted", State.OPEN, new ObservedTeam.Missing(), State.CANCELLED),
          creation("it had arrived at an earlier try", State.NOT_SENT, pending(WISH), State.OPEN),
          creation("it was not sent", State.NOT_SENT, new ObservedTeam.Missing(), State.NOT_SENT),
          creation("a failure stays one", State.FAILED, active(WISH), State.FAILED),
          creation("a grant stays one", State.APPROVED, inactive(WISH), State.APPROVED));

  static final List<Row> UPDATES =
      List.of(
          update("people vote", State.SUBMITTING, false, open(LIVE, WISH), State.OPEN),
          update("it is there again", State.CANCELLED, false, open(LIVE, WISH), State.OPEN),
          update("it is in force", State.OPEN, false, active(WISH), State.APPROVED),
          update(
              "it is in force, unheard of", State.SUBMITTING, true, active(WISH), State.APPROVED),
          update("AWS does not show it yet", State.OPEN, true, active(LIVE), State.OPEN),
          update("somebody cancelled it", State.OPEN, false, active(LIVE), State.CANCELLED),
          update(
              "it may not have arrived", State.SUBMITTING, false, active(LIVE), State.SUBMITTING),
          update("another is open instead", State.OPEN, false, open(LIVE, ELSE), State.CANCELLED),
          update(
              "another was refused instead",
              State.OPEN,
              false,
              refused(ELSE, Refusal.REJECTED),
              State.CANCELLED),
          update("a refusal stays one", State.REJECTED, false, active(LIVE), State.REJECTED),
          update("it was not sent", State.NOT_SENT, false, active(LIVE), State.NOT_SENT),
          update(
              "an inactive team is tried again",
              State.SUBMITTING,
              false,
              pending(WISH),
              State.OPEN),
          update("an inactive team failed again", State.OPEN, false, inactive(WISH), State.FAILED),
          update(
              "an inactive team is as it was", State.OPEN, false, inactive(LIVE), State.CANCELLED),
          update(
              "an inactive team is as it was, still", State.OPEN, true, inactive(LIVE), State.OPEN),
          update(
              "the team is gone", State.OPEN, false, new ObservedTeam.Missing(), State.CANCELLED),
          update(
              "the team is gone, and no other is there to take over",
              State.OPEN,
              false,
              new ObservedTeam.NotAdoptable(ObservedTeam.NotAdoptable.Obstacle.NOT_FOUND),
              State.CANCELLED),
          update(
              "the team is gone, and another could be taken over",
              State.OPEN,
              false,
              new ObservedTeam.Adoptable(),
              State.CANCELLED),
          update("it may be shown late", State.OPEN, true, new ObservedTeam.Missing(), State.OPEN),
          update(
              "the team cannot be read",
              State.OPEN,
              false,
              new ObservedTeam.Unrecognized(),
              State.OPEN));

  static final List<Row> UPDATES_GIVEN_UP =
      List.of(
          givenUp(
              "it was refused, and is not wished any more",
              State.REJECTED,
              false,
              refusedOn(WISH, DRAFT),
              State.WITHDRAWN),
          givenUp(
              "it was cancelled, and is not wished any more",
              State.OPEN,
              false,
              active(WISH),
              State.WITHDRAWN),
          givenUp("it may come yet", State.OPEN, true, active(WISH), State.OPEN),
          givenUp("it may have arrived", State.SUBMITTING, true, active(WISH), State.SUBMITTING),
          givenUp("it is open all the same", State.WITHDRAWN, false, open(WISH, DRAFT), State.OPEN),
          givenUp("it was in force once", State.APPROVED, false, active(WISH), State.APPROVED),
          givenUp(
              "it came into force all the same", State.OPEN, false, active(DRAFT), State.APPROVED));

  static final List<Row> DELETIONS =
      List.of(
          deletion(
              "people vote",
              State.SUBMITTING,
              false,
              active(new Change.DeletionOpen("s")),
              State.OPEN),
          deletion("it is granted", State.OPEN, false, new ObservedTeam.Deleting(), State.APPROVED),
          deletion("it is done", State.OPEN, false, new ObservedTeam.Missing(), State.APPROVED),
          deletion(
              "it was rejected",
              State.OPEN,
              false,
              denied(Refusal.REJECTED, AFTER),
              State.REJECTED),
          deletion(
              "too few answered", State.OPEN, false, denied(Refusal.EXPIRED, AFTER), State.EXPIRED),
          deletion(
              "it was refused at an unknown time",
              State.SUBMITTING,
              false,
              denied(Refusal.NOT_APPROVED, null),
              State.REJECTED),
          deletion(
              "AWS shows an old refusal still",
              State.OPEN,
              true,
              denied(Refusal.REJECTED, AFTER),
              State.OPEN),
          deletion(
              "an older one was refused",
              State.SUBMITTING,
              false,
              denied(Refusal.REJECTED, LONG_BEFORE),
              State.SUBMITTING),
          deletion(
              "cancelled, and an older one was refused",
              State.OPEN,
              false,
              denied(Refusal.REJECTED, LONG_BEFORE),
              State.CANCELLED),
          deletion("somebody cancelled it", State.OPEN, false, active(LIVE), State.CANCELLED),
          deletion("AWS does not show it yet", State.OPEN, true, active(LIVE), State.OPEN),
          deletion(
              "it may not have arrived", State.SUBMITTING, false, active(LIVE), State.SUBMITTING),
          deletion(
              "a refusal stays one",
              State.REJECTED,
              false,
              active(new Change.DeletionOpen("s")),
              State.REJECTED),
          deletion(
              "the team cannot be read",
              State.OPEN,
              false,
              new ObservedTeam.Unrecognized(),
              State.OPEN));

  @ParameterizedTest
  @FieldSource({"CREATIONS", "UPDATES", "UPDATES_GIVEN_UP", "DELETIONS"})
  void becomes(Row row) {
    var fingerprint =
        switch (row.kind()) {
          case CREATION -> WISH.fingerprint();
          case UPDATE -> UPDATES_GIVEN_UP.contains(row) ? DRAFT.fingerprint() : WISH.fingerprint();
          case DELETION -> "deletion";
          case ADOPTION -> throw new AssertionError("see the rows of its own");
        };
    var asked = new Asked(row.kind(), fingerprint, row.before(), row.recent());

    assertThat(Outcomes.of(asked, row.now(), row.shown())).isEqualTo(row.after());
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalOfAnUpdateIsRemembered(Refusal refusal) {
    var asked = new Asked(Kind.UPDATE, WISH.fingerprint(), State.OPEN, true);

    assertThat(Outcomes.of(asked, KEEP, refused(WISH, refusal)))
        .isEqualTo(
            switch (refusal) {
              case REJECTED, NOT_APPROVED -> State.REJECTED;
              case EXPIRED -> State.EXPIRED;
              case NOT_ACTIVATED, INVALID -> State.FAILED;
            });
  }

  @Test
  void nothingIsForgottenOfARefusalWhileItIsWished() {
    var refusedStates = Arrays.stream(State.values()).filter(State::refused).toList();
    assertThat(World.allWith(KEEP))
        .filteredOn(world -> world.memory().asked() != null)
        .filteredOn(world -> world.memory().asked().kind() != Kind.ADOPTION) // nobody was asked
        .filteredOn(world -> refusedStates.contains(world.memory().asked().state()))
        .filteredOn(world -> world.memory().asked().fingerprint().equals(WISH.fingerprint()))
        .extracting(world -> Outcomes.of(world.memory().asked(), KEEP, world.team()))
        .allMatch(after -> after.refused() || after == State.OPEN);
  }

  private static Row creation(String story, State before, ObservedTeam shown, State after) {
    return new Row(story, Kind.CREATION, before, false, KEEP, shown, after);
  }

  private static Row update(
      String story, State before, boolean recent, ObservedTeam shown, State after) {
    return new Row(story, Kind.UPDATE, before, recent, KEEP, shown, after);
  }

  private static Row givenUp(
      String story, State before, boolean recent, ObservedTeam shown, State after) {
    return new Row(story, Kind.UPDATE, before, recent, KEEP, shown, after);
  }

  private static Row deletion(
      String story, State before, boolean recent, ObservedTeam shown, State after) {
    return new Row(story, Kind.DELETION, before, recent, REMOVE, shown, after);
  }

  private static ObservedTeam pending(TeamDefinition d) {
    return new Pending(d, Pending.Stage.INVITING);
  }

  private static ObservedTeam inactive(TeamDefinition d) {
    return new Inactive(d, Inactive.Failure.ACTIVATION, "v1");
  }

  private static ObservedTeam active(TeamDefinition d) {
    return new Active(d, new Change.None());
  }

  private static ObservedTeam active(Change change) {
    return new Active(LIVE, change);
  }

  private static ObservedTeam open(TeamDefinition live, TeamDefinition draft) {
    return new Active(live, new Change.UpdateOpen(draft, Change.UpdateOpen.Stage.VOTING, "s"));
  }

  private static ObservedTeam refused(TeamDefinition draft, Refusal refusal) {
    return new Active(LIVE, new Change.UpdateRefused(draft, refusal, "v2"));
  }

  private static ObservedTeam refusedOn(TeamDefinition live, TeamDefinition draft) {
    return new Active(live, new Change.UpdateRefused(draft, Refusal.REJECTED, "v2"));
  }

  private static ObservedTeam denied(Refusal refusal, Instant asked) {
    return new Active(LIVE, new Change.DeletionRefused(refusal, asked));
  }
}
