package dev.mpaoperator.approvalteam.plan;

import static dev.mpaoperator.approvalteam.plan.Tree.choice;
import static dev.mpaoperator.approvalteam.plan.Tree.on;

import dev.mpaoperator.approvalteam.plan.Change.Refusal;
import dev.mpaoperator.approvalteam.plan.Change.UpdateOpen;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Active;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Inactive;
import dev.mpaoperator.approvalteam.plan.ObservedTeam.Pending;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that AWS can show of a team, with words for it. */
final class Teams {
  static final TeamDefinition WISH = team("as wished");
  static final TeamDefinition LIVE = team("in force");
  static final TeamDefinition DRAFT = team("draft");
  static final TeamDefinition ELSE = team("else");

  /** When the deletion was wished for. */
  static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  private Teams() {}

  private static TeamDefinition team(String description) {
    return new TeamDefinition(description, 2, Set.of(new Person("alice", "source")));
  }

  /** With every relation to a wish for a definition. */
  static Tree<ObservedTeam> kept() {
    return teams(
        definition(d ->
            choice(
                on("AWS validates it", new Pending(d, Pending.Stage.VALIDATING)),
                on("people are invited", new Pending(d, Pending.Stage.INVITING)))),
        definition(Teams::inactive),
        choice(
            on(
                "as wished",
                changes(
                    WISH,
                    d ->
                        choice(
                            on("to this wish", d.apply(WISH)), on("to another", d.apply(DRAFT))))),
            on(
                "not as wished",
                changes(
                    LIVE,
                    d ->
                        choice(
                            on("to this wish", d.apply(WISH)),
                            on("to another", d.apply(DRAFT)))))));
  }

  /** For a wish to delete: it is all the same what the team is like. */
  static Tree<ObservedTeam> removed() {
    return teams(
        choice(
            on("AWS validates it", new Pending(LIVE, Pending.Stage.VALIDATING)),
            on("people are invited", new Pending(LIVE, Pending.Stage.INVITING))),
        inactive(LIVE),
        changes(LIVE, d -> d.apply(DRAFT)));
  }

  private static Tree<ObservedTeam> teams(
      Tree<ObservedTeam> pending, Tree<ObservedTeam> inactive, Tree<ObservedTeam> active) {
    return choice(
        on("no team", new ObservedTeam.Missing()),
        on("no team of ours, but another of its name", new ObservedTeam.NameTaken()),
        on("the team, without our tags", new ObservedTeam.Foreign()),
        on("the team to take over, nobody's", new ObservedTeam.Adoptable()),
        on("a team taken over just now", new ObservedTeam.Claimed()),
        on(
            "a team that cannot be taken over",
            each(
                ObservedTeam.NotAdoptable.Obstacle.values(),
                Enum::name,
                why -> Tree.leaf(new ObservedTeam.NotAdoptable(why)))),
        on("being created", pending),
        on("creation failed", inactive),
        on("active", active),
        on("deletion approved, pending window", new ObservedTeam.Deleting()),
        on("a state that this version does not know", new ObservedTeam.Unrecognized()));
  }

  private static Tree<ObservedTeam> definition(Function<TeamDefinition, Tree<ObservedTeam>> of) {
    return choice(on("as wished", of.apply(WISH)), on("not as wished", of.apply(LIVE)));
  }

  private static Tree<ObservedTeam> inactive(TeamDefinition d) {
    return choice(
        on("AWS did not accept it", new Inactive(d, Inactive.Failure.VALIDATION, "v1")),
        on("not everybody accepted", new Inactive(d, Inactive.Failure.ACTIVATION, "v1")));
  }

  /** All changes of an active team; drafts are told apart by the caller. */
  private static Tree<ObservedTeam> changes(
      TeamDefinition live,
      Function<Function<TeamDefinition, Tree<ObservedTeam>>, Tree<ObservedTeam>> drafts) {
    return choice(
        on("nothing pending", new Active(live, new Change.None())),
        on("an update is open", drafts.apply(draft -> open(live, draft))),
        on("an update was refused", drafts.apply(draft -> refused(live, draft))),
        on(
            "it votes on its deletion",
            choice(
                on("session known", new Active(live, new Change.DeletionOpen("session"))),
                on("session unknown", new Active(live, new Change.DeletionOpen(null))))),
        on("its deletion was refused", deletionRefused(live)));
  }

  private static Tree<ObservedTeam> open(TeamDefinition live, TeamDefinition draft) {
    return each(
        UpdateOpen.Stage.values(),
        stage ->
            switch (stage) {
              case VALIDATING -> "AWS validates it";
              case VOTING -> "the team votes";
              case INVITING -> "approved, people are invited";
            },
        stage ->
            choice(
                on("session known", new Active(live, new UpdateOpen(draft, stage, "session"))),
                on("session unknown", new Active(live, new UpdateOpen(draft, stage, null)))));
  }

  private static Tree<ObservedTeam> refused(TeamDefinition live, TeamDefinition draft) {
    return refusals(refusal ->
        choice(
            on(
                "draft still there",
                new Active(live, new Change.UpdateRefused(draft, refusal, "v2"))),
            on(
                "draft without version",
                new Active(live, new Change.UpdateRefused(draft, refusal, null)))));
  }

  private static Tree<ObservedTeam> deletionRefused(TeamDefinition live) {
    var asked =
        List.of(
            on("asked since it was wished", SINCE.plusSeconds(1)),
            on("asked at an unknown time", (Instant) null),
            on("asked before it was wished", SINCE.minus(Duration.ofHours(1))));
    return new Tree.Choice<>(
        asked.stream()
            .map(time ->
                new Tree.Branch<>(
                    time.labels(),
                    refusals(refusal ->
                        Tree.leaf(
                            new Active(
                                live,
                                new Change.DeletionRefused(
                                    refusal, ((Tree.Leaf<Instant>) time.tree()).value()))))))
            .toList());
  }

  private static Tree<ObservedTeam> refusals(Function<Refusal, Tree<ObservedTeam>> of) {
    return each(
        Refusal.values(),
        refusal ->
            switch (refusal) {
              case REJECTED -> "rejected";
              case EXPIRED -> "too few answers";
              case NOT_APPROVED -> "not approved";
              case NOT_ACTIVATED -> "not everybody accepted";
              case INVALID -> "AWS did not accept it";
            },
        of);
  }

  private static <E> Tree<ObservedTeam> each(
      E[] values, Function<E, String> label, Function<E, Tree<ObservedTeam>> of) {
    return new Tree.Choice<>(
        Arrays.stream(values).map(v -> on(label.apply(v), of.apply(v))).toList());
  }

  /** The definitions that AWS shows in it. */
  static Stream<TeamDefinition> definitions(ObservedTeam team) {
    return switch (team) {
      case Pending(var d, _) -> Stream.of(d);
      case Inactive(var d, _, _) -> Stream.of(d);
      case Active(var d, UpdateOpen(var draft, _, _)) -> Stream.of(d, draft);
      case Active(var d, Change.UpdateRefused(var draft, _, _)) -> Stream.of(d, draft);
      case Active(var d, _) -> Stream.of(d);
      case ObservedTeam.Missing _,
          ObservedTeam.NameTaken _,
          ObservedTeam.Foreign _,
          ObservedTeam.Adoptable _,
          ObservedTeam.Claimed _,
          ObservedTeam.NotAdoptable _,
          ObservedTeam.Deleting _,
          ObservedTeam.Unrecognized _ ->
          Stream.of();
    };
  }
}
