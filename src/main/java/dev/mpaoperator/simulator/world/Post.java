package dev.mpaoperator.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends the service's mails (User Guide, how-it-works). */
final class Post {
  private final World world;

  Post(World world) {
    this.world = world;
  }

  void invitation(Team team, Approver approver, Instant at) {
    send(Mail.Kind.INVITATION, approver, team.arn, team.name, null, at);
  }

  void voteRequest(Session session, Approver approver, Instant at) {
    send(
        Mail.Kind.VOTE_REQUEST, approver, session.teamArn(), session.teamName(), session.arn(), at);
  }

  /** Nobody reads the mail of somebody who has left. */
  private void send(
      Mail.Kind kind,
      Approver to,
      String teamArn,
      String teamName,
      @Nullable String sessionArn,
      Instant at) {
    world
        .directory
        .withId(to.identityId())
        .ifPresent(p ->
            world.mails.send(
                new Mail(kind, p.userName(), p.email(), teamArn, teamName, sessionArn, at)));
  }
}
