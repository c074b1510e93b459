package dev.mpaoperator.simulator.world;

import dev.mpaoperator.simulator.shape.IdentitySources.Source;
import dev.mpaoperator.simulator.shape.SessionAnswers;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world as it truly is, whatever the modes show to callers: for assertions. */
public final class Observer {
  private final World world;
  private final TeamFinder finder;

  /** An observer of this world. */
  public Observer(World world) {
    this.world = world;
    this.finder = new TeamFinder(world);
  }

  /** All teams of all accounts. */
  public List<TeamAnswers.Team> all() {
    return world.look(_ -> world.teams.all().stream().map(world.picture::truly).toList());
  }

  /** The teams that an account owns. */
  public List<TeamAnswers.Team> of(String account) {
    return world.look(_ -> world.teams.of(account).stream().map(world.picture::truly).toList());
  }

  /** The team with this name or ARN; that it exists is for the caller to know. */
  public TeamAnswers.Team get(String nameOrArn) {
    return world.look(_ -> world.picture.truly(finder.team(nameOrArn)));
  }

  /** The team with this name or ARN, if there is exactly one. */
  public Optional<TeamAnswers.Team> find(String nameOrArn) {
    List<TeamAnswers.Team> found =
        all().stream()
            .filter(team -> team.arn().equals(nameOrArn) || team.name().equals(nameOrArn))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The votes of a team, oldest first; a deleted team is named by its ARN. */
  public List<SessionAnswers.Session> sessions(String nameOrArn) {
    return world.look(_ -> {
      String arn = nameOrArn.startsWith("arn:") ? nameOrArn : finder.team(nameOrArn).arn;
      return world.sessions.of(arn).stream().map(world.sessionPicture::of).toList();
    });
  }

  /** The tags of any resource. */
  public Map<String, String> tags(String arn) {
    return world.look(_ -> world.tags.of(arn));
  }

  /** The identity sources of all accounts. */
  public List<Source> identitySources() {
    return world.look(
        _ -> world.identitySources.all().stream().map(IdentitySource::answer).toList());
  }
}
