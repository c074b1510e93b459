package dev.mpaoperator.soak.step;

import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.shape.SessionAnswers.Session;
import dev.mpaoperator.simulator.shape.TeamAnswers.Team;
import dev.mpaoperator.simulator.world.People;
import dev.mpaoperator.simulator.world.StandingOrder;
import dev.mpaoperator.soak.Month;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What approvers do. Who does nothing lets invitations and votes expire. */
final class ApproverSteps {
  static final List<Kind> KINDS =
      List.of(
          new Kind(24, m -> answer(m, "accept", People::acceptAll)),
          new Kind(2, m -> answer(m, "decline", People::declineAll)),
          new Kind(4, m -> answer(m, "accept one by one", (p, t) -> p.accept(t, person(m)))),
          new Kind(16, m -> vote(m, "approve", People::approveAll)),
          new Kind(7, m -> vote(m, "reject", People::rejectAll)),
          new Kind(4, m -> vote(m, "approve one by one", (p, s) -> p.approve(s, person(m)))),
          new Kind(2, ApproverSteps::order));

  private ApproverSteps() {}

  private static String person(Month month) {
    return month.any(month.aws().directory().all()).userName();
  }

  private static boolean answer(Month month, String how, BiConsumer<People, String> answer) {
    return some(month, teams(month))
        .filter(t -> does(month, how, t.name(), t.arn(), answer))
        .isPresent();
  }

  private static boolean vote(Month month, String how, BiConsumer<People, String> vote) {
    return some(month, votes(month))
        .filter(s -> does(month, how, s.approvalTeamName(), s.sessionArn(), vote))
        .isPresent();
  }

  private static boolean does(
      Month month, String how, String team, String arn, BiConsumer<People, String> answer) {
    try {
      answer.accept(month.aws().people(), arn);
      month.story().tell("approvers of %s %s", team, how);
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false; // there is nothing to answer, or not for them
    }
  }

  private static boolean order(Month month) {
    var order =
        month.any(
            StandingOrder.SILENT,
            StandingOrder.SILENT,
            StandingOrder.AGREES,
            StandingOrder.REFUSES,
            StandingOrder.ACCEPTS_INVITATIONS,
            StandingOrder.ACCEPTS_THEN_REJECTS);
    month.aws().people().orderAll(order);
    month.story().tell("from now on everybody %s", order);
    return true;
  }

  /** What lies there, and what will come. */
  static void agreeToEverything(Month month) {
    month.aws().people().orderAll(StandingOrder.AGREES);
    teams(month).forEach(t -> does(month, "accept", t.name(), t.arn(), People::acceptAll));
    votes(month)
        .forEach(
            s -> does(month, "approve", s.approvalTeamName(), s.sessionArn(), People::approveAll));
  }

  static List<Team> teams(Month month) {
    return month.aws().teams().of(Simulator.DEFAULT_ACCOUNT);
  }

  static List<Session> votes(Month month) {
    return teams(month).stream()
        .flatMap(t -> month.aws().teams().sessions(t.arn()).stream())
        .filter(s -> s.status().equals("PENDING"))
        .toList();
  }

  static <T> Optional<T> some(Month month, List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(month.any(all));
  }
}
