package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Teams.LIVE;
import static dev.mpaoperator.approvalteam.plan.Teams.WISH;
import static dev.mpaoperator.approvalteam.plan.World.KEEP;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_AGAINST_DRIFT;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_UNSETTLED;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_WAITING;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_LATER;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_ONCE_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.ListedVote.Ending;
import dev.mpaoperator.approvalteam.plan.ListedVote.Subject;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A request that was perhaps sent is looked for among votes before it is sent again. */
class LostRequestTest {
  private static final Instant SENT = Instant.parse("2026-01-01T12:00:00Z");
  private static final Asked UPDATE =
      new Asked(Kind.UPDATE, WISH.fingerprint(), State.SUBMITTING, false);
  private static final Asked DELETION =
      new Asked(Kind.DELETION, "deletion", State.SUBMITTING, false);
  private static final List<Intent> WISHES =
      List.of(KEEP, KEEP_WAITING, KEEP_UNSETTLED, REMOVE, REMOVE_LATER, REMOVE_ONCE_ASKED);

  /** What AWS lists, and whether that may be the vote. */
  record Row(String story, Asked asked, List<ListedVote> votes, @Nullable String found) {
    @Override
    public String toString() {
      return story;
    }
  }

  static final List<Row> VOTES =
      List.of(
          new Row("there is none", UPDATE, List.of(), null),
          new Row("opened right after it", UPDATE, List.of(update("v", 3)), "v"),
          new Row("opened long after it", UPDATE, List.of(update("v", 100_000)), "v"),
          new Row("opened long before it", UPDATE, List.of(update("v", -301)), null),
          new Row("opened before it, by another clock", UPDATE, List.of(update("v", -300)), "v"),
          new Row("nobody knows when", UPDATE, List.of(vote("v", Subject.UPDATE, null)), "v"),
          new Row("a vote on something else", UPDATE, List.of(deletion("v", 3)), null),
          new Row("a vote on something else too", DELETION, List.of(update("v", 3)), null),
          new Row("a vote on a deletion", DELETION, List.of(deletion("v", 3)), "v"),
          new Row("nobody knows what for", UPDATE, List.of(unclear("v", 3)), "v"),
          new Row("nobody knows what for either", DELETION, List.of(unclear("v", 3)), "v"),
          new Row("known before it was sent", UPDATE, List.of(update("preceding", 3)), null),
          new Row(
              "older than one that was known",
              UPDATE,
              List.of(update("v", -20), update("preceding", -10)),
              null),
          new Row(
              "younger than one that was known",
              UPDATE,
              List.of(update("v", 0), update("preceding", -10)),
              "v"),
          new Row("ended before it", UPDATE, List.of(ended("v", -60, -1)), null),
          new Row(
              "ended when it was sent, for all we know", UPDATE, List.of(ended("v", -60, 0)), "v"),
          new Row("what AWS shows is another's", UPDATE, List.of(update("shown", 3)), null),
          new Row(
              "one took the place of the other",
              UPDATE,
              List.of(update("second", 60), update("first", 3), update("shown", 90)),
              "first"));

  @ParameterizedTest
  @FieldSource("VOTES")
  void itIsFoundAmongVotes(Row row) {
    var memory = new Memory(true, null, row.asked());

    assertThat(lost(row.asked()).among(row.votes(), memory).map(LostRequest.Found::sessionArn))
        .isEqualTo(Optional.ofNullable(row.found()));
  }

  @Test
  void whatIsUndecidedGoesBeforeWhatHasEnded() {
    var votes =
        List.of(
            new ListedVote("first", Subject.UPDATE, SENT, null, Ending.CANCELLED),
            new ListedVote("second", Subject.UPDATE, SENT.plusSeconds(9), null, Ending.UNDECIDED));
    var found = lost(UPDATE).among(votes, new Memory(true, null, UPDATE)).orElseThrow();

    assertThat(found.sessionArn()).isEqualTo("second");
    assertThat(found.memory().mayNotShowYet(Kind.UPDATE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsAskedTwiceHoweverItEnded(Ending ending) {
    var worlds = WISHES.stream().flatMap(World::allWith).filter(LostRequestTest::wouldRepeat);
    assertThat(worlds)
        .isNotEmpty()
        .allSatisfy(world -> {
          var after = after(world, ending);
          assertThat(World.asksPeople(after.action())).as("%s", after).isFalse();
          if (ending == Ending.UNDECIDED) {
            assertThat(after).isEqualTo(Decision.hold(Reason.CONFIRMING));
          }
        });
  }

  /** Whoever wants changes from outside undone has people asked for that. */
  @Test
  void whatWasGrantedAndChangedAgainIsDrift() {
    var world =
        new World(
            KEEP,
            new ObservedTeam.Active(LIVE, new Change.None()),
            new Memory(true, LIVE.fingerprint(), UPDATE));
    assertThat(after(world, Ending.APPROVED)).isEqualTo(Decision.hold(Reason.DRIFT_DETECTED));

    var proposing = new World(KEEP_AGAINST_DRIFT, world.team(), world.memory());
    assertThat(after(proposing, Ending.APPROVED).action()).isEqualTo(new Action.Update(WISH));
    assertThat(after(proposing, Ending.CANCELLED))
        .isEqualTo(Decision.hold(Reason.UPDATE_CANCELLED));
  }

  @Test
  void itIsLookedForWhereverItWouldBeSentAgainAndNowhereElse() {
    WISHES.stream()
        .flatMap(World::allWith)
        .forEach(world -> {
          var asked = world.memory().asked();
          var again =
              world.team() instanceof ObservedTeam.Active
                  && asked != null
                  && asked.state() == State.SUBMITTING
                  && switch (world.decision().action()) {
                    case Action.Update(var wish) -> asked.is(Kind.UPDATE, wish.fingerprint());
                    case Action.RequestDeletion(var wish) ->
                        asked.is(Kind.DELETION, wish.fingerprint());
                    default -> false;
                  };
          assertThat(wouldRepeat(world)).as("%s", world).isEqualTo(again);
        });
  }

  private static boolean wouldRepeat(World world) {
    return LostRequest.wouldRepeat(world.decision(), world.team(), world.memory());
  }

  /** What is decided when AWS lists one vote that ended so. */
  private static Decision after(World world, Ending ending) {
    var found =
        lost(world.memory().asked())
            .among(
                List.of(new ListedVote("v", Subject.UNCLEAR, SENT, null, ending)), world.memory())
            .orElseThrow();
    return TeamPlanner.decide(world.intent(), world.team(), found.memory());
  }

  private static LostRequest lost(Asked asked) {
    return new LostRequest(asked, SENT, "preceding", "shown");
  }

  private static ListedVote update(String arn, int secondsAfter) {
    return vote(arn, Subject.UPDATE, SENT.plus(Duration.ofSeconds(secondsAfter)));
  }

  private static ListedVote ended(String arn, int from, int to) {
    return new ListedVote(
        arn, Subject.UPDATE, SENT.plusSeconds(from), SENT.plusSeconds(to), Ending.CANCELLED);
  }

  private static ListedVote deletion(String arn, int secondsAfter) {
    return vote(arn, Subject.DELETION, SENT.plus(Duration.ofSeconds(secondsAfter)));
  }

  private static ListedVote unclear(String arn, int secondsAfter) {
    return vote(arn, Subject.UNCLEAR, SENT.plus(Duration.ofSeconds(secondsAfter)));
  }

  private static ListedVote vote(String arn, Subject subject, @Nullable Instant initiated) {
    return new ListedVote(arn, subject, initiated, null, Ending.CANCELLED);
  }
}
