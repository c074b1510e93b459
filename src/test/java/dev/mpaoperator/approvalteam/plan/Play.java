package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;
import dev.mpaoperator.approvalteam.plan.Memory.Asked;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Passes over a world in which every action has its effect, and people answer. */
final class Play {
  /** What people do with whatever is open. */
  enum People {
    GRANT,
    REFUSE,
    CANCEL
  }

  /** What is lost between an action and the next pass. */
  enum Loss {
    NOTHING,
    /** The answer: the action had its effect, and the operator does not know. */
    ANSWER,
    /** Time: the next pass does not see the effect yet. */
    TIME,
    ANSWER_AND_TIME
  }

  private static final int MANY = 30;

  private final Loss loss;
  private World world;
  private final List<Action> requests = new ArrayList<>();

  Play(World world, Loss loss) {
    this.world = world;
    this.loss = loss;
  }

  /** All requests that people were asked. */
  List<Action> requests() {
    return requests;
  }

  World world() {
    return world;
  }

  /** Passes until nothing changes any more. */
  Decision rest() {
    for (var pass = 0; pass < MANY; pass++) {
      var before = world;
      var decision = pass();
      if (decision.action() instanceof Action.Finish) {
        return decision;
      }
      if (decision.action() instanceof Action.None && before.equals(world)) {
        if (!isRecent()) {
          return decision;
        }
        later();
      }
    }
    throw new AssertionError("no rest: " + world);
  }

  /** What is open is decided. */
  void answer(People people) {
    later();
    world =
        new World(
            world.intent(),
            switch (people) {
              case GRANT -> granted(world.team());
              case REFUSE -> refused(world.team());
              case CANCEL -> cancelled(world.team());
            },
            world.memory());
  }

  /** A pass in which a person wants it tried again. */
  World retried() {
    pass(Retry.decide(world.intent(), world.team(), world.memory()));
    return world;
  }

  private Decision pass() {
    return pass(world.decision());
  }

  private Decision pass(Decision decision) {
    var action = decision.action();
    var shown = world.team();
    reported(shown);
    if (World.asksPeople(action)) {
      requests.add(action);
    }
    var after = effect(action, shown);
    var memory = world.memory();
    var asked = marker(action);
    if (asked != null) {
      memory =
          new Memory(memory.known() || action instanceof Action.Create, memory.inForce(), asked);
    } else if (action instanceof Action.CancelSession || action instanceof Action.DiscardDraft) {
      memory = withState(memory, State.WITHDRAWN);
    }
    world = new World(world.intent(), shown, memory);
    if ((loss == Loss.TIME || loss == Loss.ANSWER_AND_TIME) && asked != null) {
      var next = world.decision();
      if (World.asksPeople(next.action())) {
        requests.add(next.action());
      }
      reported(shown);
    }
    world = new World(world.intent(), after, world.memory());
    return decision;
  }

  /** What a pass writes down of what it saw. */
  private void reported(ObservedTeam shown) {
    var memory = world.memory();
    var inForce = memory.inForce();
    if (shown instanceof Active(var live, _)
        && (memory.broughtAbout(live)
            || world.intent().equals(new Intent.Keep(live, Intent.Manner.DEFAULT)))) {
      inForce = live.fingerprint();
    }
    memory = new Memory(memory.known(), inForce, memory.asked());
    if (memory.asked() != null) {
      memory = withState(memory, Outcomes.of(memory.asked(), world.intent(), shown));
    }
    world = new World(world.intent(), shown, memory);
  }

  private Asked marker(Action action) {
    var known = loss == Loss.NOTHING || loss == Loss.TIME;
    var state = known ? State.OPEN : State.SUBMITTING;
    return switch (action) {
      case Action.Create(var wish) -> new Asked(Kind.CREATION, wish.fingerprint(), state, true);
      case Action.Update(var wish) -> new Asked(Kind.UPDATE, wish.fingerprint(), state, true);
      case Action.RequestDeletion(var wish) ->
          new Asked(Kind.DELETION, wish.fingerprint(), state, true);
      case Action.Adopt _ -> new Asked(Kind.ADOPTION, Teams.WISH.fingerprint(), state, true);
      default -> null;
    };
  }

  private boolean isRecent() {
    return world.memory().asked() != null && world.memory().asked().recent();
  }

  private void later() {
    var memory = world.memory();
    var asked = memory.asked();
    world =
        new World(
            world.intent(),
            world.team(),
            asked == null
                ? memory
                : new Memory(
                    memory.known(),
                    memory.inForce(),
                    new Asked(asked.kind(), asked.fingerprint(), asked.state(), false)));
  }

  private static Memory withState(Memory memory, State state) {
    var asked = memory.asked();
    return asked == null
        ? memory
        : new Memory(
            memory.known(),
            memory.inForce(),
            new Asked(asked.kind(), asked.fingerprint(), state, asked.recent()));
  }

  private static ObservedTeam effect(Action action, ObservedTeam team) {
    return switch (action) {
      case Action.None _, Action.Finish _ -> team;
      case Action.Create(var wish) -> new Pending(wish, Pending.Stage.INVITING);
      case Action.Update(var wish) ->
          team instanceof Active(var live, _)
              ? new Active(live, new UpdateOpen(wish, UpdateOpen.Stage.VOTING, "new session"))
              : new Pending(wish, Pending.Stage.INVITING);
      case Action.CancelSession _, Action.DiscardDraft _ -> cancelled(team);
      case Action.RequestDeletion _ ->
          new Active(((Active) team).definition(), new Change.DeletionOpen("new session"));
      case Action.DeleteInactive _ -> new ObservedTeam.Missing();
      case Action.Adopt _ -> new ObservedTeam.Claimed();
      case Action.ChangeTags _ -> team;
    };
  }

  private static ObservedTeam cancelled(ObservedTeam team) {
    return team instanceof Active(var live, _) ? new Active(live, new Change.None()) : team;
  }

  private static ObservedTeam granted(ObservedTeam team) {
    return switch (team) {
      case Pending(var definition, _) -> new Active(definition, new Change.None());
      case Active(_, UpdateOpen(var draft, _, _)) -> new Active(draft, new Change.None());
      case Active(_, Change.DeletionOpen _) -> new ObservedTeam.Deleting();
      case ObservedTeam.Deleting _ -> new ObservedTeam.Missing();
      case ObservedTeam.Claimed _ -> new Active(Teams.LIVE, new Change.None());
      default -> team;
    };
  }

  private static ObservedTeam refused(ObservedTeam team) {
    return switch (team) {
      case Pending(var definition, _) ->
          new Inactive(definition, Inactive.Failure.ACTIVATION, "v1");
      case Active(var live, UpdateOpen(var draft, var stage, _)) ->
          new Active(
              live,
              new Change.UpdateRefused(
                  draft,
                  stage == UpdateOpen.Stage.VOTING
                      ? Change.Refusal.REJECTED
                      : Change.Refusal.NOT_ACTIVATED,
                  "v2"));
      case Active(var live, Change.DeletionOpen _) ->
          new Active(
              live,
              new Change.DeletionRefused(
                  Change.Refusal.REJECTED, Teams.SINCE.plus(Duration.ofMinutes(1))));
      default -> team;
    };
  }
}
