package dev.mpaoperator.approvalsession;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.progress.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which teams are their resources' by their tags. The status is evidence, not proof: without this a
 * resource could show the sessions of another's team.
 */
final class ProvenTeams {
  private static final Duration TRUSTED = Duration.ofHours(1);

  private final Map<Claim, Proof> proofs = new ConcurrentHashMap<>();
  private final ApprovalSessionGateway gateway;
  private final String cluster;
  private final Pace pace;
  private final Clock clock;

  private record Claim(String uid, String arn) {}

  private record Proof(boolean owned, Instant until) {}

  ProvenTeams(ApprovalSessionGateway gateway, String cluster, Pace pace, Clock clock) {
    this.gateway = gateway;
    this.cluster = cluster;
    this.pace = pace;
    this.clock = clock;
  }

  /** Whether the team is its resource's; asked once in a while. */
  boolean isOwned(ApprovalTeam team) {
    var arn = Belonging.arn(team);
    if (arn.isEmpty()) {
      return false;
    }
    var proof = proofs.get(new Claim(team.getMetadata().getUid(), arn.get()));
    return (proof != null && proof.until.isAfter(clock.instant()))
        ? proof.owned
        : isOwnedNow(team, arn.get());
  }

  /** The same, asked now. */
  boolean isOwnedNow(ApprovalTeam team, String arn) {
    var uid = team.getMetadata().getUid();
    var owned = gateway.isOwned(arn, cluster, uid);
    var now = clock.instant();
    proofs.values().removeIf(p -> !p.until.isAfter(now));
    proofs.put(new Claim(uid, arn), new Proof(owned, now.plus(owned ? TRUSTED : pace.waiting())));
    return owned;
  }
}
