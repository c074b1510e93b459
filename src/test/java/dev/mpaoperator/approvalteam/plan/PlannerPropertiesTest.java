package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Teams.WISH;
import static dev.mpaoperator.approvalteam.plan.World.KEEP;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_AGAINST_DRIFT;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_UNSETTLED;
import static dev.mpaoperator.approvalteam.plan.World.KEEP_WAITING;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_LATER;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_ONCE_APPROVED;
import static dev.mpaoperator.approvalteam.plan.World.REMOVE_ONCE_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import dev.mpaoperator.progress.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What is true of every answer, whatever AWS shows and whatever is remembered. */
class PlannerPropertiesTest {
  private static final List<Intent> KEEPING =
      List.of(KEEP, KEEP_WAITING, KEEP_UNSETTLED, KEEP_AGAINST_DRIFT);
  private static final List<Intent> REMOVING =
      List.of(REMOVE, REMOVE_LATER, REMOVE_ONCE_APPROVED, REMOVE_ONCE_ASKED);
  private static final List<Intent> WISHES =
      Stream.concat(KEEPING.stream(), REMOVING.stream()).toList();

  @Test
  void theWorldsAreMany() {
    assertThat(World.allWith(KEEP).count()).isGreaterThan(10_000);
    assertThat(World.allWith(REMOVE).count()).isGreaterThan(10_000);
  }

  @Test
  void whatAwsShowsAsProposedOrRefusedIsNotAskedAgain() {
    never(
        KEEPING,
        world ->
            switch (world.team()) {
              case Active(_, Change.UpdateOpen(var draft, _, _)) -> draft.equals(WISH);
              case Active(var live, Change.UpdateRefused(var draft, _, _)) ->
                  draft.equals(WISH) && !live.equals(WISH);
              case Active(var live, _) -> live.equals(WISH);
              case ObservedTeam.Pending _ -> true;
              case ObservedTeam.Inactive(var was, _, _) -> was.equals(WISH);
              default -> false;
            });
  }

  @Test
  void whatIsRememberedAsTakenOrRefusedIsNotAskedAgain() {
    never(KEEPING, world -> isAnswered(world.memory(), Kind.UPDATE, WISH) && hasTeam(world));
    never(KEEPING, world -> isAnswered(world.memory(), Kind.CREATION, WISH) && !hasTeam(world));
  }

  @ParameterizedTest
  @FieldSource("WISHES")
  void whatAwsMayNotShowYetIsNotAskedAgain(Intent intent) {
    never(
        intent,
        world -> {
          var asked = world.memory().asked();
          return hasTeam(world)
              && asked != null
              && (asked.kind() == Kind.UPDATE || asked.kind() == Kind.DELETION)
              && intent instanceof Intent.Keep == (asked.kind() == Kind.UPDATE)
              && asked.recent()
              && asked.state().undecided();
        });
  }

  @Test
  void oneChangeAtATime() {
    for (var intent : WISHES) {
      never(
          intent,
          world ->
              world.team() instanceof Active(_, Change.UpdateOpen _)
                  || world.team() instanceof Active(_, Change.DeletionOpen _)
                  || world.team() instanceof ObservedTeam.Deleting);
    }
  }

  @Test
  void aDeletionThatWasTakenOrRefusedIsNotAskedAgain() {
    for (var wish : List.of((Intent.Remove) REMOVE, (Intent.Remove) REMOVE_LATER)) {
      never(
          wish,
          world -> {
            var state = world.memory().stateOf(Kind.DELETION, wish.fingerprint());
            return state != null
                && (state == State.OPEN || state == State.APPROVED || state.refused());
          });
      never(
          wish,
          world ->
              world.memory().asked() == null
                  && world.team() instanceof Active(_, Change.DeletionRefused(_, var asked))
                  && (asked == null || asked.isAfter(wish.since())));
    }
  }

  @Test
  void aTeamIsCreatedOnlyWhereThereIsNone() {
    for (var intent : WISHES) {
      assertThat(World.allWith(intent))
          .filteredOn(world -> world.decision().action() instanceof Action.Create)
          .allMatch(
              world -> KEEPING.contains(intent) && world.team() instanceof ObservedTeam.Missing);
    }
  }

  @Test
  void aTeamThatIsGoneComesBackByAnotherWishOnly() {
    never(
        KEEPING,
        world -> {
          var asked = world.memory().asked();
          var givenUp = asked == null || asked.state() == State.WITHDRAWN;
          var last = givenUp ? world.memory().inForce() : asked.fingerprint();
          return world.team() instanceof ObservedTeam.Missing
              && world.memory().known()
              && (last == null
                  || last.equals(WISH.fingerprint())
                  || WISH.fingerprint().equals(world.memory().inForce()));
        });
  }

  @Test
  void whatIsForeignOrUnknownIsLeftAlone() {
    for (var intent : WISHES) {
      assertThat(World.allWith(intent))
          .filteredOn(world ->
              switch (world.team()) {
                case ObservedTeam.Foreign _,
                    ObservedTeam.NameTaken _,
                    ObservedTeam.Unrecognized _ ->
                    true;
                default -> false;
              })
          .extracting(world -> world.decision().action())
          .allMatch(action ->
              action instanceof Action.None
                  || (action instanceof Action.Finish && intent instanceof Intent.Remove));
    }
    assertThat(World.allWith(REMOVE))
        .filteredOn(world -> world.decision().action() instanceof Action.Finish)
        .as("a resource goes when nothing of its own is left")
        .allMatch(world ->
            switch (world.team()) {
              case ObservedTeam.Missing _,
                  ObservedTeam.NameTaken _,
                  ObservedTeam.Adoptable _,
                  ObservedTeam.NotAdoptable _ ->
                  true;
              default -> false;
            });
  }

  @Test
  void onlyAnOwnUpdateIsWithdrawn() {
    for (var intent : WISHES) {
      assertThat(World.allWith(intent))
          .filteredOn(world -> world.decision().action() instanceof Action.CancelSession)
          .allMatch(world ->
              world.team()
                      instanceof Active(_, Change.UpdateOpen(var draft, var stage, var session))
                  && session != null
                  && stage == Change.UpdateOpen.Stage.VOTING
                  && world.memory().asked().is(Kind.UPDATE, draft.fingerprint()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdingDoesNothing(Reason reason) {
    assertThat(World.allWith(new Intent.Hold(reason)).map(World::decision).distinct())
        .containsExactly(Decision.hold(reason));
  }

  @Test
  void releasingIsDoneAtOnceWithoutAws() {
    assertThat(World.allWith(new Intent.LetGo()).map(World::decision).distinct())
        .containsExactly(Decision.act(new Action.Finish(), Reason.RETAINED));
  }

  @Test
  void whoeverWaitsOrIsStuckDoesNothing() {
    decisions()
        .forEach(decision ->
            assertThat(decision.action() instanceof Action.None)
                .as("%s", decision)
                .isEqualTo(
                    switch (decision.reason().progress()) {
                      case WAITING, STUCK, DONE -> true;
                      case WORKING -> waitsForMachines(decision.reason());
                      case BLOCKED, FAILING ->
                          throw new AssertionError("no call was made: " + decision);
                    }));
  }

  @Test
  void aRetryChangesNothingButRefusals() {
    WISHES.stream()
        .flatMap(World::allWith)
        .forEach(world -> {
          var plain = world.decision();
          var again = Retry.decide(world.intent(), world.team(), world.memory());
          if (plain.reason().progress() != Progress.STUCK) {
            assertThat(again).as("%s", world).isEqualTo(plain);
          } else if (!again.equals(plain) && again.reason() != Reason.CONFIRMING) {
            var makesWay = again.action() instanceof Action.DiscardDraft;
            assertThat(makesWay || World.asksPeople(again.action())).as("%s", world).isTrue();
          }
        });
  }

  /** A process that was killed after the call has not noted that the retry was fulfilled. */
  @Test
  void aRetryIsNotSentAgainBeforeAwsShowsIt() {
    Stream.of(World.KEEP, World.REMOVE, World.REMOVE_LATER)
        .flatMap(World::allWith)
        .filter(world -> world.decision().reason().progress() == Progress.STUCK)
        .filter(world -> {
          var asked = world.memory().asked();
          return asked != null && asked.recent() && asked.state().undecided();
        })
        .forEach(world ->
            assertThat(Retry.decide(world.intent(), world.team(), world.memory()))
                .as("%s", world)
                .isEqualTo(Decision.hold(Reason.CONFIRMING)));
  }

  @Test
  void everyReasonOfThePlanIsGivenSomewhere() {
    var given = decisions().map(Decision::reason).distinct().toList();
    var ofOthers =
        Stream.of(
            Reason.RESOLVED,
            Reason.POLICIES_NOT_CHECKED,
            Reason.POLICY_NOT_USABLE,
            Reason.STARTING,
            Reason.UNKNOWN_SPEC,
            Reason.OBSERVE_ONLY,
            Reason.PAUSED,
            Reason.CHANGING_TAGS,
            Reason.IDENTITY_CHANGED,
            Reason.APPROVER_NOT_FOUND,
            Reason.APPROVER_AMBIGUOUS,
            Reason.APPROVER_DISABLED,
            Reason.APPROVER_TWICE,
            Reason.NAMESPACE_NOT_ALLOWED,
            Reason.LIMIT_EXCEEDED,
            Reason.DELETION_FORBIDDEN,
            Reason.IDENTITY_SOURCE_NOT_FOUND,
            Reason.IDENTITY_SOURCE_NOT_READY);
    var troubles = Arrays.stream(Reason.values()).filter(r -> r.progress().isTrouble());

    assertThat(Stream.of(given.stream(), ofOthers, troubles).flatMap(s -> s))
        .containsExactlyInAnyOrder(Reason.values());
  }

  private static Stream<Decision> decisions() {
    return WISHES.stream().flatMap(World::allWith).map(World::decision).distinct();
  }

  private static boolean waitsForMachines(Reason reason) {
    return reason == Reason.VALIDATING || reason == Reason.CONFIRMING;
  }

  private static void never(List<Intent> intents, Predicate<World> where) {
    intents.forEach(intent -> never(intent, where));
  }

  /** In no such world people are asked. */
  private static void never(Intent intent, Predicate<World> where) {
    var worlds = World.allWith(intent).filter(where).toList();
    assertThat(worlds).isNotEmpty();
    assertThat(worlds.stream().filter(w -> World.asksPeople(w.decision().action())).limit(3))
        .isEmpty();
  }

  private static boolean hasTeam(World world) {
    return Teams.definitions(world.team()).findAny().isPresent();
  }

  private static boolean isAnswered(Memory memory, Kind kind, TeamDefinition definition) {
    var state = memory.stateOf(kind, definition.fingerprint());
    return state != null && (state == State.OPEN || state.refused());
  }
}
