package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.shape.TeamRequests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a team comes to be: checked, invited, active (User Guide, create-team). */
final class TeamCreation {
  private static final int MOST_TEAMS = 10;

  private final World world;

  TeamCreation(World world) {
    this.world = world;
  }

  TeamAnswers.Created create(Caller caller, TeamRequests.Create request, Instant now) {
    return world.tokens.once(
        caller,
        request.clientToken(),
        request,
        TeamAnswers.Created.class,
        now,
        () -> createNew(caller, request, now));
  }

  private TeamAnswers.Created createNew(Caller caller, TeamRequests.Create request, Instant now) {
    Version version =
        new Version(
            world.nextVersionId(now),
            request.description(),
            request.approvalStrategy().threshold(),
            invited(request.approvers()));
    world.rules.checkSynchronously(version);
    List<String> policies =
        request.policies().stream().map(TeamRequests.PolicyReference::policyArn).toList();
    policies.forEach(world.policies::checkAttachable);
    checkName(caller, request.name());
    checkQuota(caller);
    String arn = Arn.team(caller.account(), request.name(), UUID.randomUUID().toString());
    Map<String, String> tags = request.tags() == null ? Map.of() : request.tags();
    world.tags.put(arn, tags);
    world.teams.add(
        new Team(
            arn,
            caller.account(),
            request.name(),
            now,
            policies,
            version,
            new Phase.Validating(now.plus(world.pace.validation()))));
    return new TeamAnswers.Created(now, arn, request.name(), version.id());
  }

  static List<Approver> invited(List<TeamRequests.Approver> approvers) {
    return approvers.stream()
        .map(a -> Approver.invited(a.primaryIdentityId(), a.primaryIdentitySourceArn()))
        .toList();
  }

  private void checkName(Caller caller, String name) {
    boolean taken =
        world.teams.of(caller.account()).stream().anyMatch(team -> team.name.equals(name));
    if (taken && world.modes.nameUse() == Modes.NameUse.UNIQUE) {
      throw ServiceException.conflict("An approval team named " + name + " exists already.");
    }
  }

  /** User Guide, mpa-limits. */
  private void checkQuota(Caller caller) {
    boolean all = world.modes.inactiveQuota() == Modes.InactiveQuota.COUNTED;
    long counted =
        world.teams.of(caller.account()).stream().filter(t -> all || !t.isInactive()).count();
    if (counted >= MOST_TEAMS) {
      throw ServiceException.quota("An account can have 10 approval teams at most.");
    }
  }

  /** The asynchronous check of a new or re-edited team is done (User Guide, team-health). */
  void validated(Team team, Instant at) {
    Version marked = world.rules.markUnknown(team.version, team.account);
    TeamRules.asynchronousBreach(marked)
        .ifPresentOrElse(
            message -> {
              team.version = marked;
              team.phase = new Phase.Inactive();
              team.failure = new Failure("FAILED_VALIDATION", message);
            },
            () -> {
              team.phase = new Phase.Inviting(at.plus(Invitations.TIME_TO_ANSWER));
              world.invitations.send(team, at);
            });
  }
}
