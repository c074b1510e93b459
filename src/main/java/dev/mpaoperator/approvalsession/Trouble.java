package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when the sessions of a team cannot be listed: once for each kind of trouble. */
final class Trouble {
  private static final Logger log = LoggerFactory.getLogger(Trouble.class);

  private final Map<String, CloudFailure.Kind> told = new HashMap<>();
  private final Events events;

  Trouble(Events events) {
    this.events = events;
  }

  /** They can be listed. */
  void none(ApprovalTeam team) {
    told.remove(team.getMetadata().getUid());
  }

  /** Teams that are gone are not remembered. */
  void forgetAllBut(Set<String> uids) {
    told.keySet().retainAll(uids);
  }

  /** They cannot. */
  void of(ApprovalTeam team, CloudFailure e) {
    if (told.put(team.getMetadata().getUid(), e.kind()) == e.kind()) {
      return;
    }
    log.atWarn()
        .addKeyValue("namespace", team.getMetadata().getNamespace())
        .addKeyValue("name", team.getMetadata().getName())
        .log("the sessions of a team cannot be listed; it is tried again: {}", e.getMessage());
    if (e.kind() == CloudFailure.Kind.DENIED) {
      events.record(
          team,
          true,
          SessionReporter.reason(e).word(),
          e.operation(),
          "the team's approval sessions are not shown: " + CloudFailure.text(e));
    }
  }
}
