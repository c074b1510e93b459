package dev.mpaoperator.soak.step;

import static dev.mpaoperator.soak.step.ApproverSteps.some;
import static dev.mpaoperator.soak.step.ApproverSteps.teams;
import static dev.mpaoperator.soak.step.ApproverSteps.votes;

import dev.mpaoperator.simulator.shape.TeamAnswers.Team;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategy;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/** What other people do in the AWS account, who know nothing of the operator. */
final class AdministratorSteps {
  private static final int MANY_TEAMS = 7;

  static final List<Kind> KINDS =
      List.of(
          new Kind(1, AdministratorSteps::changeThreshold),
          new Kind(1, AdministratorSteps::changeDescription),
          new Kind(1, AdministratorSteps::deleteTeam),
          new Kind(2, AdministratorSteps::cancel),
          new Kind(1, AdministratorSteps::askForSomethingElse),
          new Kind(2, AdministratorSteps::proposeUpdate),
          new Kind(1, AdministratorSteps::proposeDeletion),
          new Kind(1, AdministratorSteps::createTeam),
          new Kind(2, AdministratorSteps::tag),
          new Kind(3, AdministratorSteps::tidyUp));

  private AdministratorSteps() {}

  private static boolean changeThreshold(Month month) {
    var team = some(month, active(month));
    team.ifPresent(t -> {
      var threshold = 2 + month.random().nextInt(t.approvers().size() - 1);
      month.aws().console().changeThreshold(t.arn(), threshold);
      month.story().tell("in the console, %s gets threshold %d", t.name(), threshold);
    });
    return team.isPresent();
  }

  private static boolean changeDescription(Month month) {
    var team = some(month, active(month));
    team.ifPresent(t -> {
      var description = description(month);
      month.aws().console().changeDescription(t.arn(), description);
      month.story().tell("in the console, %s gets description '%s'", t.name(), description);
    });
    return team.isPresent();
  }

  /** Sometimes one that users wish for, too. */
  private static String description(Month month) {
    return "purpose " + month.random().nextInt(6);
  }

  private static boolean deleteTeam(Month month) {
    var team = some(month, teams(month));
    team.ifPresent(t -> delete(month, t));
    return team.isPresent();
  }

  private static void delete(Month month, Team team) {
    month.aws().console().deleteTeam(team.arn());
    month.story().tell("in the console, %s is deleted", team.name());
  }

  /** Else the account is full soon of what was retained. */
  private static boolean tidyUp(Month month) {
    var uids = month.users().resources().stream().map(r -> r.getMetadata().getUid()).toList();
    var left =
        teams(month).stream()
            .filter(
                t -> !uids.contains(month.aws().teams().tags(t.arn()).get("mpaoperator.dev/uid")))
            .toList();
    if (teams(month).size() < MANY_TEAMS || left.isEmpty()) {
      return false;
    }
    left.forEach(t -> delete(month, t));
    return true;
  }

  /** A tag of their own, or another value for one that the team bears. */
  private static boolean tag(Month month) {
    return some(month, teams(month))
        .filter(t -> {
          var keys = new ArrayList<>(new TreeSet<>(month.aws().teams().tags(t.arn()).keySet()));
          keys.removeIf(k -> k.startsWith("mpaoperator.dev/"));
          keys.add("theirs");
          var key = month.any(keys);
          var value = "by hand " + month.random().nextInt(3);
          return does(
              month,
              "tags %s %s=%s".formatted(t.name(), key, value),
              sdk -> sdk.tagResource(r -> r.resourceArn(t.arn()).tags(Map.of(key, value))));
        })
        .isPresent();
  }

  private static boolean cancel(Month month) {
    return some(month, votes(month))
        .filter(s ->
            does(
                month,
                "cancels a vote of " + s.approvalTeamName(),
                sdk -> sdk.cancelSession(r -> r.sessionArn(s.sessionArn()))))
        .isPresent();
  }

  /** Every vote on a team itself that is open now. */
  static void cancelAll(Month month) {
    votes(month)
        .forEach(s ->
            does(
                month,
                "cancels a vote of " + s.approvalTeamName(),
                sdk -> sdk.cancelSession(r -> r.sessionArn(s.sessionArn()))));
  }

  /** What another service asks a team for is no business of the operator's. */
  private static boolean askForSomethingElse(Month month) {
    var team = some(month, active(month));
    team.ifPresent(t -> {
      month
          .aws()
          .console()
          .openSession(
              t.arn(),
              SessionRequest.restoreAccessToVault(
                  Stage.ACCOUNT, "arn:aws:backup:us-east-1:111122223333:backup-vault:v"));
      month.story().tell("another service asks %s for an approval", t.name());
    });
    return team.isPresent();
  }

  private static boolean proposeUpdate(Month month) {
    return some(month, active(month))
        .filter(t -> {
          var description = description(month);
          return does(
              month,
              "proposes for %s the description '%s'".formatted(t.name(), description),
              sdk -> sdk.updateApprovalTeam(r -> r.arn(t.arn()).description(description)));
        })
        .isPresent();
  }

  private static boolean proposeDeletion(Month month) {
    return some(month, active(month))
        .filter(t ->
            does(
                month,
                "proposes to delete " + t.name(),
                sdk -> sdk.startActiveApprovalTeamDeletion(r -> r.arn(t.arn()))))
        .isPresent();
  }

  /** With a name that a resource may want. */
  private static boolean createTeam(Month month) {
    var like = some(month, teams(month)).orElse(null);
    if (like == null) {
      return false;
    }
    var name = month.any("red", "green", "blue");
    return does(
        month,
        "creates the team " + name,
        sdk ->
            sdk.createApprovalTeam(r ->
                r.name(name)
                    .description("somebody else's")
                    .approvalStrategy(ApprovalStrategy.fromMofN(m -> m.minApprovalsRequired(2)))
                    .approvers(
                        like.approvers().stream()
                            .map(a ->
                                ApprovalTeamRequestApprover.builder()
                                    .primaryIdentityId(a.primaryIdentityId())
                                    .primaryIdentitySourceArn(a.primaryIdentitySourceArn())
                                    .build())
                            .toList())
                    .policies(
                        PolicyReference.builder()
                            .policyArn(like.policies().getFirst().policyArn())
                            .build())));
  }

  private interface Request {
    void send(MpaClient sdk);
  }

  private static boolean does(Month month, String what, Request request) {
    try {
      request.send(month.sdk());
      month.story().tell("an administrator %s", what);
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  private static List<Team> active(Month month) {
    return teams(month).stream().filter(t -> t.status().equals("ACTIVE")).toList();
  }
}
