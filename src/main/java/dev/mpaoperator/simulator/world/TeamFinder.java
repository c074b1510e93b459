package dev.mpaoperator.simulator.world;

import java.util.List;

/** Finds what a person at the keyboard means by a name or an ARN. */
final class TeamFinder {
  private final World world;

  TeamFinder(World world) {
    this.world = world;
  }

  /** The team with this ARN, or the only one with this name. */
  Team team(String nameOrArn) {
    List<Team> found =
        world.teams.all().stream()
            .filter(team -> team.arn.equals(nameOrArn) || team.name.equals(nameOrArn))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no team '"
              + nameOrArn
              + "'; there are "
              + world.teams.all().stream().map(team -> team.name).toList());
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          found.size() + " teams are called '" + nameOrArn + "': use the ARN");
    }
    return found.getFirst();
  }

  /** The session with this ARN, ended or not, or the one open session of this team. */
  Session session(String teamOrSession) {
    if (!teamOrSession.contains(":session/")) {
      return openSession(teamOrSession);
    }
    return world
        .sessions
        .find(teamOrSession)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no session '" + teamOrSession + "'"));
  }

  /** The session with this ARN, or the one open session of this team. */
  Session openSession(String teamOrSession) {
    List<Session> open;
    if (teamOrSession.contains(":session/")) {
      open = world.sessions.open().stream().filter(s -> s.arn().equals(teamOrSession)).toList();
    } else {
      Team team = team(teamOrSession);
      open = world.sessions.of(team.arn).stream().filter(Session::isOpen).toList();
    }
    if (open.isEmpty()) {
      throw new IllegalStateException("no vote is open for '" + teamOrSession + "'");
    }
    if (open.size() > 1) {
      throw new IllegalStateException(
          "several votes are open, name one: " + open.stream().map(Session::arn).toList());
    }
    return open.getFirst();
  }
}
