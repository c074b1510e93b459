package dev.mpaoperator.soak.step;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Source;
import dev.mpaoperator.soak.step.Kind.Step;
import dev.mpaoperator.stage.Specs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What users of the cluster do. */
final class UserSteps {
  static final List<String> NAMES = List.of("red", "green", "blue");
  private static final List<String> PEOPLE =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");

  static final List<Kind> KINDS =
      List.of(
          new Kind(8, UserSteps::create),
          new Kind(8, UserSteps::edit),
          new Kind(2, UserSteps::reorder),
          new Kind(4, UserSteps::revert),
          new Kind(3, UserSteps::editQuickly),
          new Kind(3, UserSteps::retry),
          new Kind(3, UserSteps::delete),
          new Kind(3, UserSteps::changeDeletion));

  private UserSteps() {}

  static boolean create(Month month) {
    var free = NAMES.stream().filter(n -> month.api().get(n).isEmpty()).toList();
    if (free.isEmpty()) {
      return false;
    }
    var name = month.any(free);
    // The team's name may be taken: by a team that was retained, or by somebody's.
    var team = name + (month.random().nextInt(4) == 0 ? "" : "-" + month.random().nextInt(1000));
    var spec = MannerSteps.any(month, Specs.with(Specs.team(team, Source.NAME), people(month)));
    month
        .users()
        .create(name, month.random().nextBoolean() ? spec : Specs.with(spec, deletion(month)));
    return true;
  }

  static String[] people(Month month) {
    var some = new ArrayList<>(PEOPLE);
    Collections.shuffle(some, month.random());
    return some.subList(0, 3 + month.random().nextInt(3)).toArray(String[]::new);
  }

  private static TeamDeletion deletion(Month month) {
    return new TeamDeletion(
        month.any(DeletionPolicy.DELETE, DeletionPolicy.DELETE, DeletionPolicy.RETAIN),
        month.any(Optional.<Integer>empty(), Optional.of(0), Optional.of(2)).orElse(null),
        month
            .any(
                Optional.<String>empty(),
                Optional.of(TeamDeletion.WHEN_DELETED),
                Optional.of(TeamDeletion.WHEN_APPROVED),
                Optional.of(TeamDeletion.WHEN_REQUESTED))
            .orElse(null));
  }

  /** A resource that is not going. */
  static Optional<ApprovalTeam> some(Month month) {
    var alive = month.users().resources().stream().filter(t -> !t.isMarkedForDeletion()).toList();
    return alive.isEmpty() ? Optional.empty() : Optional.of(month.any(alive));
  }

  static boolean edit(Month month) {
    var team = some(month);
    team.ifPresent(t -> edit(month, t.getMetadata().getName()));
    return team.isPresent();
  }

  static void edit(Month month, String name) {
    switch (month.random().nextInt(3)) {
      case 0 ->
          month
              .users()
              .edit(
                  name,
                  "threshold",
                  s -> Specs.with(s, 2 + month.random().nextInt(s.approvers().size() - 1)));
      case 1 -> month.users().edit(name, "people", s -> Specs.with(lowest(s), people(month)));
      default ->
          month
              .users()
              .edit(
                  name,
                  "description",
                  s -> Specs.describedAs(s, "purpose " + month.random().nextInt(4)));
    }
  }

  private static ApprovalTeamSpec lowest(ApprovalTeamSpec spec) {
    return Specs.with(spec, 2);
  }

  private static boolean reorder(Month month) {
    var team = some(month);
    team.ifPresent(t ->
        month
            .users()
            .edit(
                t.getMetadata().getName(),
                "order",
                s -> {
                  var people = new ArrayList<>(s.approvers());
                  Collections.shuffle(people, month.random());
                  return Specs.with(s, people);
                }));
    return team.isPresent();
  }

  private static boolean revert(Month month) {
    var team = some(month);
    team.ifPresent(t -> {
      var name = t.getMetadata().getName();
      var before = month.any(month.users().past(name));
      UnaryOperator<ApprovalTeamSpec> back =
          s ->
              Specs.describedAs(
                  Specs.with(
                      Specs.with(s, before.approvers()),
                      before.approvalStrategy().mofN().minApprovalsRequired()),
                  before.description());
      month.users().edit(name, "as before", back);
    });
    return team.isPresent();
  }

  /** Several commits in little time. */
  private static boolean editQuickly(Month month) {
    var team = some(month);
    team.ifPresent(t -> {
      var uid = t.getMetadata().getUid();
      var time = Duration.ZERO;
      for (var i = 2 + month.random().nextInt(3); i > 0; i--) {
        month.later(
            time,
            () -> {
              var name = t.getMetadata().getName();
              if (month.users().isAlive(name)
                  && month.api().get(name).orElseThrow().getMetadata().getUid().equals(uid)) {
                edit(month, name);
              }
            });
        time = time.plusSeconds(month.any(0, 1, 7, 60));
      }
    });
    return team.isPresent();
  }

  static boolean retry(Month month) {
    var all = month.users().resources();
    if (all.isEmpty()) {
      return false;
    }
    month.users().retry(month.any(all).getMetadata().getName());
    return true;
  }

  static boolean delete(Month month) {
    var team = some(month);
    team.ifPresent(t -> month.users().delete(t.getMetadata().getName()));
    return team.isPresent();
  }

  private static boolean changeDeletion(Month month) {
    var all = month.users().resources();
    if (all.isEmpty()) {
      return false;
    }
    var name = month.any(all).getMetadata().getName();
    month.users().edit(name, "deletion", s -> Specs.with(s, deletion(month)));
    return true;
  }

  /** In the middle of something else. */
  static void interfere(Month month) {
    Step step =
        month.any(
            UserSteps::edit,
            UserSteps::edit,
            UserSteps::delete,
            UserSteps::retry,
            MannerSteps::pause,
            MannerSteps::managed);
    step.play(month);
  }
}
