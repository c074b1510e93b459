package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.kubernetes.Events;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when the sessions of a team cannot be shown: once for each kind of trouble. */
final class Trouble {
  private static final Logger log = LoggerFactory.getLogger(Trouble.class);

  private final Map<String, String> told = new HashMap<>();
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

  /** They cannot. What AWS says of it may name people and accounts, and stays here. */
  void of(ApprovalTeam team, CloudFailure e) {
    if (!isNew(team, e.operation() + " " + e.kind())) {
      return;
    }
    warn(team, e.operation() + " " + e.kind());
    if (e.kind() == CloudFailure.Kind.DENIED) {
      events.record(
          team,
          true,
          SessionReporter.reason(e).word(),
          e.operation(),
          "the team's approval sessions are not shown: the operator's role may not call %s. Grant it; it is tried"
                  .formatted(CloudFailure.action(e.operation()))
              + " again");
    }
  }

  /** A mirror cannot be made. */
  void of(ApprovalTeam team, KubernetesClientException e) {
    if (isNew(team, "Kubernetes " + e.getCode())) {
      // Its text may quote the mirror.
      warn(team, "the Kubernetes API answers " + e.getCode());
    }
  }

  private boolean isNew(ApprovalTeam team, String what) {
    return !what.equals(told.put(team.getMetadata().getUid(), what));
  }

  private static void warn(ApprovalTeam team, String why) {
    log.atWarn()
        .addKeyValue("namespace", team.getMetadata().getNamespace())
        .addKeyValue("name", team.getMetadata().getName())
        .log("the sessions of a team cannot be shown; it is tried again: {}", why);
  }
}
