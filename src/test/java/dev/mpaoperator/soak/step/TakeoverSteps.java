package dev.mpaoperator.soak.step;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.TeamAdoption;
import dev.mpaoperator.simulator.shape.TeamAnswers.Team;
import dev.mpaoperator.soak.Moments.Side;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Replica;
import dev.mpaoperator.soak.Source;
import dev.mpaoperator.stage.Specs;
import java.time.Duration;
import java.util.List;

/** Users take over teams that exist: free ones, their own of before, and those of others. */
final class TakeoverSteps {
  private static final String SECOND = "second";

  static final List<Kind> KINDS =
      List.of(
          new Kind(4, TakeoverSteps::takeOver),
          new Kind(3, TakeoverSteps::release),
          new Kind(3, TakeoverSteps::restore),
          new Kind(3, TakeoverSteps::rivals),
          new Kind(3, TakeoverSteps::adoptLater));

  private TakeoverSteps() {}

  /** Any team of the account: it may be free, or somebody's. */
  private static boolean takeOver(Month month) {
    var free = free(month);
    var team = ApproverSteps.some(month, ApproverSteps.teams(month));
    if (free.isEmpty() || team.isEmpty()) {
      return false;
    }
    var spec = like(month, team.get());
    month
        .users()
        .create(
            month.any(free),
            month.random().nextInt(4) > 0
                ? spec
                : Specs.managed(spec, ManagementPolicy.OBSERVE_ONLY));
    return true;
  }

  private static List<String> free(Month month) {
    return UserSteps.NAMES.stream().filter(n -> month.api().get(n).isEmpty()).toList();
  }

  /** A resource for this team, which wishes for the same or for something else. */
  private static ApprovalTeamSpec like(Month month, Team team) {
    var spec = adopting(month, Specs.team(team.name(), Source.NAME), team);
    return month.random().nextBoolean()
        ? Specs.with(spec, UserSteps.people(month))
        : Specs.describedAs(
            Specs.with(
                Specs.with(
                    spec,
                    team.approvers().stream()
                        .map(a -> Specs.approver(a.primaryIdentityId(), a.primaryIdentityId()))
                        .toList()),
                team.approvalStrategy().threshold()),
            team.description());
  }

  private static ApprovalTeamSpec adopting(Month month, ApprovalTeamSpec spec, Team team) {
    return Specs.with(
        spec, month.any(new TeamAdoption(team.arn(), null), new TeamAdoption(null, team.name())));
  }

  /** A resource goes without the operator; its team stays behind with its tags. */
  private static boolean release(Month month) {
    var team = ApproverSteps.some(month, month.users().resources());
    team.ifPresent(t -> month.users().strip(t.getMetadata().getName()));
    return team.isPresent();
  }

  /** From a backup: the same name and spec, another uid, no status. */
  private static boolean restore(Month month) {
    var team = ApproverSteps.some(month, month.users().resources());
    team.ifPresent(t -> {
      var name = t.getMetadata().getName();
      var spec = Specs.with(t.getSpec(), new TeamAdoption(null, t.getSpec().name()));
      month.users().strip(name);
      month.later(
          month.any(Duration.ofSeconds(1), Duration.ofHours(1)),
          () -> {
            if (month.api().get(name).isEmpty()) {
              month.users().create(name, spec);
            }
          });
    });
    return team.isPresent();
  }

  /**
   * Two take the same team at the same time: another process passes over the one while the first is
   * about to take it for the other.
   */
  private static boolean rivals(Month month) {
    var free = free(month);
    var team =
        ApproverSteps.some(
            month,
            ApproverSteps.teams(month).stream()
                .filter(t -> !month.aws().teams().tags(t.arn()).containsKey("mpaoperator.dev/uid"))
                .filter(t -> t.status().equals("ACTIVE"))
                .toList());
    var first = month.replicas().getFirst();
    if (free.size() < 2 || team.isEmpty() || first.moments().isArmed()) {
      return false;
    }
    if (month.replicas().size() == 1) {
      month.startReplica(SECOND);
      month.later(
          Duration.ofMinutes(20),
          () -> {
            if (month.replicas().size() > 1) {
              month.stopReplica();
            }
          });
    }
    var second = month.replicas().getLast();
    List.of(first, second).forEach(Replica::stickWatch);
    month.users().create(free.get(0), adopting(month, like(month, team.get()), team.get()));
    month.later(
        Duration.ofSeconds(2),
        () -> {
          if (month.api().get(free.get(1)).isPresent()) {
            return;
          }
          month.users().create(free.get(1), adopting(month, like(month, team.get()), team.get()));
          race(month, first, second, free);
        });
    return true;
  }

  private static void race(Month month, Replica first, Replica second, List<String> rivals) {
    for (var replica : List.of(first, second)) {
      replica.releaseWatch();
      rivals.subList(0, 2).forEach(replica::pass); // sets the finalizer
    }
    var order =
        month.random().nextBoolean() ? rivals.subList(0, 2) : rivals.subList(0, 2).reversed();
    first
        .moments()
        .arm(
            "TagResource"::equals,
            0,
            Side.BEFORE,
            () -> {
              month.story().tell("%s is taken over for two at the same time", order);
              second.pass(order.get(1));
              second.pass(order.get(1));
            });
    first.pass(order.get(0));
  }

  /** Of a resource that is there, and perhaps finds that its name is taken. */
  private static boolean adoptLater(Month month) {
    var team = UserSteps.some(month);
    team.ifPresent(t -> adopt(month, t));
    return team.isPresent();
  }

  private static void adopt(Month month, ApprovalTeam team) {
    month
        .users()
        .edit(
            team.getMetadata().getName(),
            "adopt",
            s -> Specs.with(s, new TeamAdoption(null, s.name())));
  }
}
