package dev.mpaoperator.approvalteam.plan;

import dev.mpaoperator.approvalteam.plan.Change.DeletionOpen;
import dev.mpaoperator.approvalteam.plan.Change.DeletionRefused;
import dev.mpaoperator.approvalteam.plan.Change.Refusal;
import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;
import dev.mpaoperator.approvalteam.plan.Change.UpdateRefused;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Pending;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What people and time do to a team that is at rest. */
enum Happening {
  ALL_ACCEPT("all accept"),
  SOMEBODY_DECLINES("somebody declines"),
  INVITATIONS_EXPIRE("24 h pass"),
  APPROVE("approved"),
  APPROVE_ADDING_PEOPLE("approved, and people are added"),
  REJECT("rejected"),
  VOTE_EXPIRES("24 h pass"),
  CANCEL("the request is cancelled"),
  WINDOW_ENDS("the pending window ends"),
  ANOTHER_SPEC("the spec changes"),
  SET_BACK("the spec is set back"),
  RETRY("retry"),
  RETAIN("deletion.policy is set to Retain");

  private final String words;

  Happening(String words) {
    this.words = words;
  }

  /** As it stands at an arrow. */
  String words() {
    return words;
  }

  /** The world after it; empty where it cannot happen. */
  Optional<World> to(World world) {
    return switch (this) {
      case ALL_ACCEPT -> shows(world, accepted(world.team()));
      case SOMEBODY_DECLINES, INVITATIONS_EXPIRE -> shows(world, notAccepted(world.team()));
      case APPROVE -> shows(world, approved(world.team()));
      case APPROVE_ADDING_PEOPLE -> shows(world, approvedAdding(world.team()));
      case REJECT -> shows(world, refused(world.team(), Refusal.REJECTED));
      case VOTE_EXPIRES -> shows(world, refused(world.team(), Refusal.EXPIRED));
      case CANCEL -> shows(world, cancelled(world.team()));
      case WINDOW_ENDS ->
          shows(world, world.team() instanceof ObservedTeam.Deleting ? missing() : world.team());
      case ANOTHER_SPEC -> wishes(world, another(world));
      case SET_BACK ->
          world.team() instanceof Active(var live, _)
              ? wishes(world, new Intent.Keep(live, Intent.Manner.DEFAULT))
              : Optional.empty();
      case RETRY -> retried(world);
      case RETAIN -> wishes(world, new Intent.LetGo());
    };
  }

  private static Optional<World> shows(World world, ObservedTeam team) {
    return team.equals(world.team())
        ? Optional.empty()
        : Optional.of(new World(world.intent(), team, world.memory()));
  }

  private static Optional<World> wishes(World world, Intent intent) {
    return intent.equals(world.intent())
        ? Optional.empty()
        : Optional.of(new World(intent, world.team(), world.memory()));
  }

  private static Optional<World> retried(World world) {
    var there = new Play(world, Play.Loss.NOTHING).retried();
    return there.team().equals(world.team()) ? Optional.empty() : Optional.of(there);
  }

  private static Intent another(World world) {
    var wish = ((Intent.Keep) world.intent()).definition();
    return Stream.of(Teams.WISH, Teams.DRAFT, Teams.ELSE)
        .filter(d -> !d.equals(wish))
        .filter(d -> Teams.definitions(world.team()).noneMatch(d::equals))
        .findFirst()
        .<Intent>map(d -> new Intent.Keep(d, Intent.Manner.DEFAULT))
        .orElse(world.intent());
  }

  private static ObservedTeam missing() {
    return new ObservedTeam.Missing();
  }

  private static ObservedTeam accepted(ObservedTeam team) {
    return switch (team) {
      case Pending(var definition, _) -> new Active(definition, new Change.None());
      case Active(_, UpdateOpen(var draft, var stage, _)) when stage == UpdateOpen.Stage.INVITING ->
          new Active(draft, new Change.None());
      default -> team;
    };
  }

  private static ObservedTeam notAccepted(ObservedTeam team) {
    return switch (team) {
      case Pending(var definition, _) ->
          new Inactive(definition, Inactive.Failure.ACTIVATION, "v1");
      case Active(var live, UpdateOpen(var draft, var stage, _))
          when stage == UpdateOpen.Stage.INVITING ->
          new Active(live, new UpdateRefused(draft, Refusal.NOT_ACTIVATED, "v2"));
      default -> team;
    };
  }

  private static ObservedTeam approved(ObservedTeam team) {
    return switch (team) {
      case Active(_, UpdateOpen(var draft, var stage, _)) when stage == UpdateOpen.Stage.VOTING ->
          new Active(draft, new Change.None());
      case Active(_, DeletionOpen _) -> new ObservedTeam.Deleting();
      default -> team;
    };
  }

  private static ObservedTeam approvedAdding(ObservedTeam team) {
    return team instanceof Active(var live, UpdateOpen(var draft, var stage, var session))
            && stage == UpdateOpen.Stage.VOTING
        ? new Active(live, new UpdateOpen(draft, UpdateOpen.Stage.INVITING, session))
        : team;
  }

  private static ObservedTeam refused(ObservedTeam team, Refusal refusal) {
    return switch (team) {
      case Active(var live, UpdateOpen(var draft, var stage, _))
          when stage == UpdateOpen.Stage.VOTING ->
          new Active(live, new UpdateRefused(draft, refusal, "v2"));
      case Active(var live, DeletionOpen _) ->
          new Active(live, new DeletionRefused(refusal, Teams.SINCE.plus(Duration.ofMinutes(1))));
      default -> team;
    };
  }

  private static ObservedTeam cancelled(ObservedTeam team) {
    return switch (team) {
      case Active(var live, UpdateOpen(_, var stage, _)) when stage == UpdateOpen.Stage.VOTING ->
          new Active(live, new Change.None());
      case Active(var live, DeletionOpen _) -> new Active(live, new Change.None());
      default -> team;
    };
  }
}
