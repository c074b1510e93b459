package dev.mpaoperator.simulator.world;

import java.time.Instant;

/**
 * What people do in the portal. Teams are named by name or ARN, people by user name, e-mail address
 * or id. A wrong name is an {@link IllegalArgumentException}; having nothing to answer is an {@link
 * IllegalStateException}.
 */
public final class People {
  private final World world;
  private final TeamFinder finder;

  /** The people of this world. */
  public People(World world) {
    this.world = world;
    this.finder = new TeamFinder(world);
  }

  /** These people accept the invitation to a team. */
  public void accept(String team, String... people) {
    answer(team, Approver.Invitation.ACCEPTED, people);
  }

  /** Everybody who has not answered accepts. */
  public void acceptAll(String team) {
    answerAll(team, Approver.Invitation.ACCEPTED);
  }

  /** These people decline the invitation to a team. */
  public void decline(String team, String... people) {
    answer(team, Approver.Invitation.REJECTED, people);
  }

  /** Everybody who has not answered declines; the first one ends it. */
  public void declineAll(String team) {
    answerAll(team, Approver.Invitation.REJECTED);
  }

  /** These people approve what is being voted on; a session's ARN will do for the team. */
  public void approve(String teamOrSession, String... people) {
    vote(teamOrSession, Session.Answer.APPROVED, people);
  }

  /** All approve, until there are enough. */
  public void approveAll(String teamOrSession) {
    voteAll(teamOrSession, Session.Answer.APPROVED);
  }

  /** These people reject what is being voted on. */
  public void reject(String teamOrSession, String... people) {
    vote(teamOrSession, Session.Answer.REJECTED, people);
  }

  /** All reject, until the threshold is out of reach. */
  public void rejectAll(String teamOrSession) {
    voteAll(teamOrSession, Session.Answer.REJECTED);
  }

  /** What a person does with every mail from now on. Mails that lie there are not answered. */
  public void order(String person, StandingOrder order) {
    String id = world.directory.get(person).id();
    world.run(_ -> world.orders.give(id, order));
  }

  /** What everybody does with every mail from now on, whatever the orders were before. */
  public void orderAll(StandingOrder order) {
    world.run(_ -> world.orders.giveAll(order));
  }

  private void answer(String name, Approver.Invitation answer, String... people) {
    world.run(now -> {
      Team team = finder.team(name);
      for (String person : people) {
        String id = world.directory.get(person).id();
        if (!world.invitations.isInvited(team, id)) {
          throw new IllegalStateException(
              person + " holds no open invitation to '" + team.name + "'");
        }
        world.invitations.answer(team, id, answer, now);
      }
    });
  }

  private void answerAll(String name, Approver.Invitation answer) {
    world.run(now -> {
      Team team = finder.team(name);
      var invited =
          world.directory.all().stream()
              .filter(p -> world.invitations.isInvited(team, p.id()))
              .toList();
      if (invited.isEmpty()) {
        throw new IllegalStateException("nobody is invited to '" + team.name + "'");
      }
      for (Person person : invited) {
        if (world.invitations.isInvited(team, person.id())) {
          world.invitations.answer(team, person.id(), answer, now);
        }
      }
    });
  }

  private void vote(String name, Session.Answer answer, String... people) {
    world.run(now -> {
      String arn = finder.openSession(name).arn();
      for (String person : people) {
        voteOne(arn, world.directory.get(person), answer, now);
      }
    });
  }

  private void voteOne(String arn, Person person, Session.Answer answer, Instant now) {
    Session session = world.sessions.get(arn);
    if (!session.isOpen()) {
      throw new IllegalStateException("the vote has ended before " + person.userName() + " voted");
    }
    Session.Vote vote =
        session.votes().stream()
            .filter(v -> v.approver().identityId().equals(person.id()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(person.userName() + " has no vote there"));
    if (vote.answer() != Session.Answer.NO_RESPONSE) {
      throw new IllegalStateException(person.userName() + " has voted already");
    }
    world.sessions.vote(arn, person.id(), answer, now);
  }

  private void voteAll(String name, Session.Answer answer) {
    world.run(now -> {
      Session session = finder.openSession(name);
      for (Session.Vote vote : session.votes()) {
        String id = vote.approver().identityId();
        Session current = world.sessions.get(session.arn());
        boolean silent =
            current.votes().stream()
                .anyMatch(v ->
                    v.approver().identityId().equals(id)
                        && v.answer() == Session.Answer.NO_RESPONSE);
        if (current.isOpen() && silent && world.directory.withId(id).isPresent()) {
          world.sessions.vote(session.arn(), id, answer, now);
        }
      }
    });
  }
}
