package dev.mpaoperator.soak.step;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.soak.Killed;
import dev.mpaoperator.soak.Moments.Side;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.stage.Specs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stories of several steps that chance alone would hardly ever tell. */
final class CloseCalls {
  private static final Set<String> REFUSALS =
      Set.of("UpdateRejected", "UpdateExpired", "UpdateNotApproved", "DriftDetected");

  /** When a process that does not know looks again: every 5 seconds. */
  private static final Duration BEFORE_THE_NEXT_LOOK = Duration.ofSeconds(4);

  static final List<Kind> KINDS =
      List.of(
          new Kind(4, CloseCalls::changeBehindItsBack),
          new Kind(4, CloseCalls::retryAndDie),
          new Kind(4, CloseCalls::cancelUnseen));

  private CloseCalls() {}

  /** A request is due, and before its time the wish changes, of which the process learns late. */
  private static boolean changeBehindItsBack(Month month) {
    var team = ApproverSteps.some(month, alive(month, Set.of("Active")));
    team.ifPresent(t -> {
      var name = t.getMetadata().getName();
      month.users().edit(name, "updates", s -> Specs.with(s, new TeamUpdates(null, 10)));
      UserSteps.edit(month, name);
      month.later(Duration.ofSeconds(3), () -> month.replicas().forEach(r -> r.stickWatch()));
      month.later(
          Duration.ofSeconds(4), () -> MannerSteps.now(month, t).ifPresent(n -> change(month, n)));
      month.later(Duration.ofMinutes(2), () -> month.replicas().forEach(r -> r.releaseWatch()));
    });
    return team.isPresent();
  }

  private static void change(Month month, ApprovalTeam team) {
    var name = team.getMetadata().getName();
    if (month.random().nextBoolean()) {
      month.users().pause(name, Optional.of("true"));
    } else if (!team.isMarkedForDeletion()) {
      UserSteps.edit(month, name);
    }
  }

  /** What was refused is asked once more, and the process ends before it can tell of it. */
  private static boolean retryAndDie(Month month) {
    var team = ApproverSteps.some(month, alive(month, REFUSALS));
    var replica = month.replicas().getFirst();
    if (team.isEmpty() || replica.moments().isArmed()) {
      return false;
    }
    replica
        .moments()
        .arm(
            "UpdateApprovalTeam"::equals,
            0,
            Side.AFTER,
            () -> {
              throw new Killed("right after a retry");
            });
    month.users().retry(team.get().getMetadata().getName());
    return true;
  }

  /** The answer to a request is lost, and before anybody looks the request is taken back. */
  private static boolean cancelUnseen(Month month) {
    var team = ApproverSteps.some(month, alive(month, Set.of("Active")));
    var replica = month.replicas().getFirst();
    if (team.isEmpty() || replica.moments().isArmed()) {
      return false;
    }
    var name = team.get().getMetadata().getName();
    var operation = month.any("UpdateApprovalTeam", "StartActiveApprovalTeamDeletion");
    replica
        .moments()
        .arm(
            operation::equals,
            0,
            Side.AFTER,
            () -> {
              month.later(BEFORE_THE_NEXT_LOOK, () -> AdministratorSteps.cancelAll(month));
              if (month.random().nextBoolean()) {
                throw new Killed("right after " + operation);
              }
              throw new CloudFailure(CloudFailure.Kind.UNAVAILABLE, operation, "cut", true, null);
            });
    if (operation.equals("UpdateApprovalTeam")) {
      UserSteps.edit(month, name);
    } else {
      month.users().delete(name);
    }
    return true;
  }

  private static List<ApprovalTeam> alive(Month month, Set<String> headlines) {
    return month.users().resources().stream()
        .filter(t -> !t.isMarkedForDeletion() && t.getStatus() != null)
        .filter(t -> headlines.contains(Conditions.headline(t.getStatus().conditions())))
        .toList();
  }
}
