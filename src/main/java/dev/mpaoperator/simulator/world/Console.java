package dev.mpaoperator.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens behind a caller's back: other administrators, other services, and AWS itself. */
public final class Console {
  private final World world;
  private final TeamFinder finder;

  /** The console of this world. */
  public Console(World world) {
    this.world = world;
    this.finder = new TeamFinder(world);
  }

  /** Shows any status and code, known to anybody or not, whatever the truth is. */
  public void forceStatus(String team, String status, @Nullable String code) {
    change(team, (t, _) -> t.forced = new Team.Forced(status, code, "Forced by the simulator."));
  }

  /** Shows the truth again. */
  public void clearForcedStatus(String team) {
    change(team, (t, _) -> t.forced = null);
  }

  /** The team is gone at once, without a vote. */
  public void deleteTeam(String team) {
    change(team, world.teams::remove);
  }

  /** The description is another one, as if somebody had proposed it and all had approved. */
  public void changeDescription(String team, String description) {
    change(
        team,
        (t, now) ->
            world.changes.apply(
                t,
                new Version(
                    world.nextVersionId(now),
                    description,
                    t.version.threshold(),
                    t.version.approvers()),
                now));
  }

  /** The threshold is another one, as if somebody had proposed it and all had approved. */
  public void changeThreshold(String team, int threshold) {
    change(
        team,
        (t, now) ->
            world.changes.apply(
                t,
                new Version(
                    world.nextVersionId(now),
                    t.version.description(),
                    threshold,
                    t.version.approvers()),
                now));
  }

  /** Shares a team with another account through AWS RAM. */
  public void share(String team, String account) {
    change(team, (t, _) -> world.shares.share(t.arn, account));
  }

  /** Another service asks the team to approve something; returns the session's ARN. */
  public String openSession(String team, SessionRequest request) {
    return open(team, request, true);
  }

  /** The same, but nobody gets a mail or answers by a standing order. */
  public String openSessionQuietly(String team, SessionRequest request) {
    return open(team, request, false);
  }

  private String open(String team, SessionRequest request, boolean aloud) {
    return world.enter(now -> {
      Team found = finder.team(team);
      if (!found.isActive()) {
        throw new IllegalStateException("'" + found.name + "' is not active");
      }
      Session session = world.sessions.open(found, Session.Purpose.OTHER_SERVICE, request, now);
      if (aloud) {
        world.sessions.ask(session, now);
      }
      return session.arn();
    });
  }

  /**
   * Somebody cancels a session: an administrator, or the service that asked. A session is named by
   * its ARN, or by its team if that has only one open.
   */
  public void cancelSession(String teamOrSession) {
    world.run(now -> world.sessions.cancelledByUser(finder.openSession(teamOrSession), now));
  }

  /** Shows any status, code and execution status of a session, known to anybody or not. */
  public void forceSession(
      String teamOrSession,
      String status,
      @Nullable String code,
      @Nullable String executionStatus) {
    show(teamOrSession, new Session.Forced(status, code, executionStatus));
  }

  /** Shows the truth about a session again. */
  public void clearForcedSession(String teamOrSession) {
    show(teamOrSession, null);
  }

  private void show(String teamOrSession, Session.@Nullable Forced look) {
    world.run(_ -> world.sessions.put(finder.session(teamOrSession).shown(look)));
  }

  /** An account has an active identity source from the start; returns its ARN. */
  public String installIdentitySource(String account) {
    String arn = Arn.identitySource(account);
    world.run(now ->
        world.identitySources.put(
            new IdentitySource(
                arn,
                account,
                "arn:aws:sso:::instance/ssoins-1234567890abcdef",
                Arn.REGION,
                now,
                new IdentitySource.State.Active())));
    return arn;
  }

  /** The identity source of an account is out of order: ERROR with this code. */
  public void breakIdentitySource(String account, String code) {
    world.run(_ -> set(account, new IdentitySource.State.Broken(code, "Forced by the simulator.")));
  }

  /** The identity source of an account works (again). */
  public void repairIdentitySource(String account) {
    world.run(_ -> set(account, new IdentitySource.State.Active()));
  }

  private void set(String account, IdentitySource.State state) {
    IdentitySource source =
        world
            .identitySources
            .find(account)
            .orElseThrow(() -> new IllegalArgumentException(account + " has no identity source"));
    world.identitySources.put(source.in(state));
  }

  private interface TeamChange {
    void apply(Team team, Instant now);
  }

  private void change(String team, TeamChange change) {
    world.run(now -> change.apply(finder.team(team), now));
  }
}
