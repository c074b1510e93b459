package dev.mpaoperator.soak.step;

import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.soak.Month;
import java.time.Duration;
import java.util.List;

/** What goes wrong between the operator and AWS. */
final class AwsTrouble {
  private static final List<String> REQUESTS =
      List.of("CreateApprovalTeam", "UpdateApprovalTeam", "StartActiveApprovalTeamDeletion");
  private static final List<String> CHANGES =
      List.of(
          "CreateApprovalTeam",
          "UpdateApprovalTeam",
          "StartActiveApprovalTeamDeletion",
          "CancelSession",
          "DeleteInactiveApprovalTeamVersion",
          "TagResource");

  private static final List<String> POLICIES =
      List.of(
          "ListPolicies",
          "ListPolicyVersions",
          "GetPolicyVersion",
          "ListResourcePolicies",
          "GetResourcePolicy");

  static final List<Kind> KINDS =
      List.of(
          new Kind(5, AwsTrouble::loseAnswers),
          new Kind(3, AwsTrouble::refuseOnce),
          new Kind(1, AwsTrouble::outage),
          new Kind(1, AwsTrouble::throttle),
          new Kind(1, AwsTrouble::deny),
          new Kind(1, AwsTrouble::denyVotes),
          new Kind(1, AwsTrouble::denyPolicies),
          new Kind(1, AwsTrouble::deprecate),
          new Kind(1, AwsTrouble::quota));

  private AwsTrouble() {}

  /** The next request arrives, and nobody learns of it. */
  private static boolean loseAnswers(Month month) {
    var rule = FaultRule.on(month.any(REQUESTS)).afterEffect().times(month.any(1, 3));
    return inject(
        month,
        month.random().nextBoolean() ? rule.resetting() : rule.failing(ErrorType.INTERNAL_SERVER),
        Duration.ofDays(2));
  }

  private static boolean refuseOnce(Month month) {
    var type = month.any(ErrorType.CONFLICT, ErrorType.INTERNAL_SERVER, ErrorType.ACCESS_DENIED);
    return inject(
        month,
        FaultRule.on(month.any(CHANGES)).failing(type).times(month.any(1, 3)),
        Duration.ofDays(2));
  }

  private static boolean outage(Month month) {
    return inject(
        month, FaultRule.onAny().failing(ErrorType.INTERNAL_SERVER).always(), minutes(month, 90));
  }

  private static boolean throttle(Month month) {
    return inject(
        month,
        FaultRule.onAny().failing(ErrorType.THROTTLING).times(month.any(1, 2, 20)),
        minutes(month, 90));
  }

  private static boolean deny(Month month) {
    var rule = month.random().nextBoolean() ? FaultRule.onAny() : FaultRule.on(month.any(CHANGES));
    return inject(month, rule.failing(ErrorType.ACCESS_DENIED).always(), minutes(month, 1200));
  }

  private static boolean denyVotes(Month month) {
    return inject(
        month,
        FaultRule.on("GetSession").failing(ErrorType.ACCESS_DENIED).always(),
        minutes(month, 3000));
  }

  private static boolean denyPolicies(Month month) {
    return inject(
        month,
        FaultRule.on(month.any(POLICIES)).failing(ErrorType.ACCESS_DENIED).always(),
        minutes(month, 3000));
  }

  /** No team can be created with the policy of all specs, for a while. */
  private static boolean deprecate(Month month) {
    month.aws().policies().deprecate(PolicyCatalogue.BACKUP + "/1");
    month.story().tell("AWS deprecates the policy");
    month.later(minutes(month, 3000), () -> offer(month));
    return true;
  }

  private static void offer(Month month) {
    month.aws().policies().add(PolicyCatalogue.BACKUP, 1, 1);
    month.story().tell("AWS offers the policy again");
  }

  private static boolean quota(Month month) {
    return inject(
        month,
        FaultRule.on("CreateApprovalTeam").failing(ErrorType.SERVICE_QUOTA_EXCEEDED).always(),
        minutes(month, 600));
  }

  private static Duration minutes(Month month, int most) {
    return Duration.ofMinutes(1 + month.random().nextInt(most));
  }

  private static boolean inject(Month month, FaultRule rule, Duration time) {
    var fault = month.aws().faults().inject(rule);
    month
        .story()
        .tell(
            "trouble: %s, %s %s, %s times, for %s",
            rule.operation() == null ? "all calls" : rule.operation(),
            rule.kind(),
            rule.phase(),
            rule.times() == Integer.MAX_VALUE ? "all" : rule.times(),
            time);
    month.later(time, fault::release);
    return true;
  }

  static void cease(Month month) {
    month.aws().faults().clear();
    offer(month);
  }
}
