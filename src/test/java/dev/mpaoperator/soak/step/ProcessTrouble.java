package dev.mpaoperator.soak.step;

import dev.mpaoperator.soak.Killed;
import dev.mpaoperator.soak.Moments.Side;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Replica;
import dev.mpaoperator.soak.Source;
import dev.mpaoperator.soak.cluster.MemoryApi;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What happens to the processes of the operator, and to what they see of Kubernetes. */
final class ProcessTrouble {
  static final List<Kind> KINDS =
      List.of(
          new Kind(2, ProcessTrouble::restart),
          new Kind(7, ProcessTrouble::killAtACall),
          new Kind(2, ProcessTrouble::failAtAWrite),
          new Kind(3, ProcessTrouble::interfereAtACall),
          new Kind(3, ProcessTrouble::overtakeAtACall),
          new Kind(2, ProcessTrouble::stickWatch),
          new Kind(2, ProcessTrouble::secondReplica),
          new Kind(1, ProcessTrouble::loseStatus),
          new Kind(1, ProcessTrouble::unreadySource));

  private ProcessTrouble() {}

  private static boolean restart(Month month) {
    var replica = month.any(month.replicas());
    replica.restart();
    month.story().tell("%s is killed and starts anew", replica.name());
    return true;
  }

  private static boolean killAtACall(Month month) {
    return arm(
        month,
        "is killed",
        (where, _) -> {
          throw new Killed(where);
        });
  }

  private static boolean failAtAWrite(Month month) {
    return arm(
        month,
        "status"::equals,
        "loses the API server",
        (where, _) -> {
          throw MemoryApi.error(500, "the API server is out of reach " + where);
        });
  }

  private static boolean interfereAtACall(Month month) {
    return arm(
        month,
        "is interfered with",
        (where, _) -> {
          month.story().tell("%s", where);
          UserSteps.interfere(month);
        });
  }

  /** Another process does a whole pass over everything while this one is in the middle of one. */
  private static boolean overtakeAtACall(Month month) {
    return month.replicas().size() > 1
        && arm(
            month,
            "is overtaken",
            (where, one) -> {
              month.story().tell("%s", where);
              month.replicas().stream()
                  .filter(r -> r != one)
                  .forEach(r ->
                      month.users().resources().forEach(t -> r.pass(t.getMetadata().getName())));
            });
  }

  private interface Interruption {
    void strike(String where, Replica replica);
  }

  private static boolean arm(Month month, String what, Interruption interruption) {
    Predicate<String> all = _ -> true;
    Predicate<String> changes = c -> !c.startsWith("Get") && !c.startsWith("List");
    return arm(month, month.any(all, changes, changes), what, interruption);
  }

  private static boolean arm(
      Month month, Predicate<String> calls, String what, Interruption interruption) {
    var replica = month.any(month.replicas());
    if (replica.moments().isArmed()) {
      return false;
    }
    var skip = month.random().nextInt(4);
    var side = month.any(Side.values());
    var where = "%s call %d".formatted(side, skip);
    replica.moments().arm(calls, skip, side, () -> interruption.strike(where, replica));
    month.story().tell("%s %s at a call soon: %s", replica.name(), what, where);
    return true;
  }

  private static boolean stickWatch(Month month) {
    var replica = month.any(month.replicas());
    var time = Duration.ofMinutes(month.any(1, 3, 20));
    replica.stickWatch();
    month.later(time, replica::releaseWatch);
    month.story().tell("the watch of %s is stuck for %s", replica.name(), time);
    return true;
  }

  private static boolean secondReplica(Month month) {
    if (month.replicas().size() > 1) {
      return false;
    }
    var time = Duration.ofMinutes(month.any(10, 100, 2000));
    month.startReplica("second");
    month.later(
        time,
        () -> {
          month.stopReplica();
          month.story().tell("the second replica ends");
        });
    month.story().tell("a second replica starts, for %s", time);
    return true;
  }

  /** Only where AWS shows what it took at once: else nobody could know of the last request. */
  private static boolean loseStatus(Month month) {
    var all = month.users().resources();
    if (all.isEmpty() || month.aws().modes().staleReads().lag().isPositive()) {
      return false;
    }
    month.users().loseStatus(month.any(all).getMetadata().getName());
    return true;
  }

  private static boolean unreadySource(Month month) {
    var state = month.any(Source.State.UNREADY, Source.State.ABSENT);
    set(month, state);
    month.later(Duration.ofMinutes(month.any(5, 300)), () -> set(month, Source.State.READY));
    return true;
  }

  private static void set(Month month, Source.State state) {
    month.identitySource().set(state);
    month.story().tell("the identity source is %s", state);
    month.replicas().forEach(Replica::wakeAll);
  }

  static void cease(Month month) {
    while (month.replicas().size() > 1) {
      month.stopReplica();
    }
    month
        .replicas()
        .forEach(r -> {
          r.moments().disarm();
          r.releaseWatch();
        });
    set(month, Source.State.READY);
  }
}
