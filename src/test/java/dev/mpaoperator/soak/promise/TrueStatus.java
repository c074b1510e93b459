package dev.mpaoperator.soak.promise;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.approvalteam.plan.TeamDefinition.Person;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.soak.Month;
import dev.mpaoperator.soak.Pass;
import dev.mpaoperator.soak.Users;
import dev.mpaoperator.soak.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * P4: after a pass that went well and found nothing to do, the status says what is so in AWS. (A
 * pass that does something tells of it, and the next one of what came of it.)
 */
final class TrueStatus implements Promise {
  private final Month month;
  private final Map<String, Shown> shown = new HashMap<>();

  private record Shown(TeamAnswers.Team team, Instant since) {}

  TrueStatus(Month month) {
    this.month = month;
  }

  @Override
  public void looked() {
    if (!month.aws().modes().staleReads().lag().isZero()) {
      for (var team : month.aws().teams().of(Simulator.DEFAULT_ACCOUNT)) {
        shown.compute(
            team.arn(),
            (_, s) ->
                s != null && s.team().equals(team) ? s : new Shown(team, month.clock().instant()));
      }
    }
  }

  @Override
  public void passed(Pass pass) {
    var after = pass.after();
    if (!pass.isUndisturbed()
        || after == null
        || !pass.calls().isEmpty()
        || pass.failures() > 0
        || after.getStatus() == null) { // only the finalizer was set
      return;
    }
    check(after);
  }

  private void check(ApprovalTeam after) {
    var status = after.getStatus();
    if (!Objects.equals(status.observedGeneration(), after.getMetadata().getGeneration())) {
      throw untrue(after, "speaks of generation " + status.observedGeneration());
    }
    var reason = Conditions.headline(status.conditions());
    TruePlans.check(after);
    var owned = owned(after);
    var truth = owned.or(() -> watched(after, reason));
    if (reason.startsWith("IdentitySource") || (truth.filter(this::isShown).isEmpty() && lags())) {
      return; // it could not look, or AWS did not show it
    }
    var active = truth.filter(t -> t.status().equals("ACTIVE"));
    var inForce =
        !after.isMarkedForDeletion()
            && (owned.isPresent() || !Users.isPaused(after)) // else it is to be taken over first
            && active.filter(t -> Truth.definition(t).equals(wish(after, t))).isPresent();
    if (reason.equals("ConfirmingRequest") && isAdopting(status.proposal())) {
      return; // it waits whether another was quicker
    }
    if (!TruePlans.holdsBackTags(after)) { // else the spec is not in force altogether
      expect(after, "Ready", inForce);
    }
    expect(after, "Available", active.isPresent());
    if (truth.isPresent() && !truth.get().arn().equals(status.arn())) {
      throw untrue(after, "names " + status.arn() + ", not " + truth.get().arn());
    }
    if (reason.equals("ConfirmingRequest")) {
      return; // what AWS shows may be older than the request, and the status says that it looks
    }
    active.ifPresent(team -> TruePlans.check(after, team));
    var proposal = status.proposal();
    if (proposal != null
        && isOpen(proposal, truth.orElse(null)) != "Open".equals(proposal.state())) {
      throw untrue(after, "says that %s, and AWS %s".formatted(proposal, truth));
    }
  }

  private static void expect(ApprovalTeam team, String type, boolean expected) {
    var said = Conditions.isTrue(team.getStatus().conditions(), type);
    if (said != expected) {
      throw untrue(team, "has %s %s".formatted(type, said));
    }
  }

  private static Violation untrue(ApprovalTeam team, String what) {
    return new Violation(
        "P4",
        "the status of %s (generation %d) %s: %s"
            .formatted(
                team.getMetadata().getUid(),
                team.getMetadata().getGeneration(),
                what,
                team.getStatus().conditions()));
  }

  private boolean lags() {
    return !month.aws().modes().staleReads().lag().isZero();
  }

  /** Whether readers see the team as it is. */
  private boolean isShown(TeamAnswers.Team team) {
    var lag = month.aws().modes().staleReads().lag();
    var last = shown.get(team.arn());
    return lag.isZero()
        || (last != null
            && last.team().equals(team)
            && last.since().plus(lag).isBefore(month.clock().instant()));
  }

  private Optional<TeamAnswers.Team> owned(ApprovalTeam resource) {
    var uid = resource.getMetadata().getUid();
    return month.aws().teams().of(Simulator.DEFAULT_ACCOUNT).stream()
        .filter(t -> uid.equals(month.aws().teams().tags(t.arn()).get("mpaoperator.dev/uid")))
        .findFirst();
  }

  /** One that it does not own: it only watches it, or would take it over if it were not paused. */
  private Optional<TeamAnswers.Team> watched(ApprovalTeam resource, String reason) {
    var arn = resource.getStatus().arn();
    return arn == null
            || reason.equals("NotOwned")
            || resource.getSpec().adopt() == null
            || !(Users.isPaused(resource) || HeldBack.isOnlyWatching(resource))
        ? Optional.empty()
        : month.aws().teams().find(arn);
  }

  private static boolean isAdopting(@Nullable Proposal proposal) {
    return proposal != null && proposal.kind().equals("Adoption");
  }

  private static TeamDefinition wish(ApprovalTeam resource, TeamAnswers.Team team) {
    var spec = resource.getSpec();
    var source = team.approvers().getFirst().primaryIdentitySourceArn();
    return new TeamDefinition(
        spec.description(),
        spec.approvalStrategy().mofN().minApprovalsRequired(),
        spec.approvers().stream()
            .map(a -> new Person(a.identityId(), source))
            .collect(Collectors.toSet()));
  }

  private boolean isOpen(Proposal proposal, TeamAnswers.@Nullable Team team) {
    if (team == null) {
      return false;
    }
    return switch (proposal.kind()) {
      case "Creation" -> team.status().equals("PENDING") && isOfCreation(proposal, team);
      case "Update" -> isOpenUpdate(proposal, team);
      case "Deletion" ->
          "DELETE_PENDING_APPROVAL".equals(team.statusCode())
              && (isUndecided(proposal) || !isAnothers(proposal, team));
      case "Adoption" -> false;
      default -> throw new Violation("P4", "a proposal of unknown kind: " + proposal);
    };
  }

  /** A creation that is repeated for a changed spec finds the team that the first try made. */
  private static boolean isOfCreation(Proposal proposal, TeamAnswers.Team team) {
    return isUndecided(proposal) || proposal.hash().equals(Truth.definition(team).fingerprint());
  }

  private static boolean isUndecided(Proposal proposal) {
    return proposal.completionTime() == null;
  }

  /** Somebody else asks for a deletion after this resource's was answered. */
  private boolean isAnothers(Proposal proposal, TeamAnswers.Team team) {
    var requested = Instant.parse(proposal.requestedTime());
    return month.aws().teams().sessions(team.arn()).stream()
        .filter(s -> s.sessionArn().equals(team.updateSessionArn()))
        .noneMatch(s -> Duration.between(requested, s.initiationTime()).toSeconds() == 0);
  }

  private static boolean isOpenUpdate(Proposal proposal, TeamAnswers.Team team) {
    var draft = team.pendingUpdate();
    return draft != null
        ? Truth.isOpen(draft) && Truth.definition(draft).fingerprint().equals(proposal.hash())
        : team.status().equals("PENDING")
            && Truth.definition(team).fingerprint().equals(proposal.hash());
  }
}
