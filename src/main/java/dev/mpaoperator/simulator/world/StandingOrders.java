package dev.mpaoperator.simulator.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who answers by himself. */
final class StandingOrders {
  private final World world;
  private final Map<String, StandingOrder> byIdentity = new HashMap<>();
  private StandingOrder everybodyElse = StandingOrder.SILENT;

  StandingOrders(World world) {
    this.world = world;
  }

  void give(String identityId, StandingOrder order) {
    byIdentity.put(identityId, order);
  }

  /** For all, also those who had an order of their own. */
  void giveAll(StandingOrder order) {
    byIdentity.clear();
    everybodyElse = order;
  }

  StandingOrder of(String identityId) {
    return byIdentity.getOrDefault(identityId, everybodyElse);
  }

  /** Lets the invited person answer if there is an order to. */
  void react(Team team, String identityId, Instant at) {
    Approver.Invitation answer = of(identityId).invitation();
    if (answer != null && world.directory.withId(identityId).isPresent()) {
      world.invitations.answer(team, identityId, answer, at);
    }
  }

  /** Lets the voter vote if there is an order to. */
  void react(Session session, String identityId, Instant at) {
    Session.Answer answer = of(identityId).vote();
    if (answer != null && world.directory.withId(identityId).isPresent()) {
      world.sessions.vote(session.arn(), identityId, answer, at);
    }
  }
}
