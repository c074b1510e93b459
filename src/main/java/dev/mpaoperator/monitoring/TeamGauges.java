package dev.mpaoperator.monitoring;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.ApproverStatus;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of every team, from the cache of resources when somebody asks: nothing is called, and a
 * resource that is gone has no series.
 */
public final class TeamGauges {
  private static final String CREATION = "Creation";
  private static final String UPDATE = "Update";
  private static final String DELETION = "Deletion";
  private static final String JOINING = "AwaitingUpdateInvitations";

  private final Metrics metrics;
  private final BooleanSupplier atWork;
  private final Supplier<Stream<ApprovalTeam>> teams;

  private TeamGauges(
      Metrics metrics, BooleanSupplier atWork, Supplier<Stream<ApprovalTeam>> teams) {
    this.metrics = metrics;
    this.atWork = atWork;
    this.teams = teams;
  }

  /**
   * Shows the state of teams.
   *
   * @param metrics where
   * @param atWork whether this process does the work; else another one shows them
   * @param teams all that there are now
   */
  public static void show(
      Metrics metrics, BooleanSupplier atWork, Supplier<Stream<ApprovalTeam>> teams) {
    new TeamGauges(metrics, atWork, teams).show();
  }

  private void show() {
    each(Metric.TEAM_CONDITION, (s, status) -> s.conditions(status.conditions()));
    each(
        Metric.TEAM_REASON_NOW,
        (s, status) -> s.value(1, Conditions.headline(status.conditions())));
    each(
        Metric.TEAM_STALLED,
        (s, status) ->
            Conditions.find(status.conditions(), "Stalled")
                .filter(c -> "True".equals(c.getStatus()))
                .map(Condition::getReason)
                .ifPresent(reason -> s.value(1, reason)));
    each(Metric.TEAM_EVER_ACTIVE, (s, status) -> s.value(status.definitionHash() == null ? 0 : 1));
    each(Metric.TEAM_APPROVERS, TeamGauges::approvers);
    each(
        Metric.TEAM_THRESHOLD,
        (s, status) -> {
          if (status.minApprovalsRequired() != null) {
            s.value(status.minApprovalsRequired());
          }
        });
    eachTeam(
        Metric.TEAM_DESIRED_THRESHOLD,
        (s, team) -> {
          var rule = team.getSpec().approvalStrategy().mofN();
          if (rule != null) {
            s.value(rule.minApprovalsRequired());
          }
        });
    each(
        Metric.TEAM_DRIFT,
        (s, status) -> s.value(status.drift() == null ? 0 : status.drift().size()));
    requests();
  }

  /** What people are asked for. */
  private void requests() {
    each(
        Metric.TEAM_INVITATION_DEADLINE,
        (s, status) -> {
          if (isOpen(status, CREATION) || (isOpen(status, UPDATE) && areJoining(status))) {
            s.time(expiration(status));
          }
        });
    each(Metric.TEAM_PENDING_UPDATE, (s, status) -> s.value(isOpen(status, UPDATE) ? 1 : 0));
    each(
        Metric.TEAM_UPDATE_EXPIRATION,
        (s, status) -> {
          if (isOpen(status, UPDATE) && !areJoining(status)) {
            s.time(expiration(status));
          }
        });
    each(Metric.TEAM_PENDING_DELETION, (s, status) -> s.value(isOpen(status, DELETION) ? 1 : 0));
    each(
        Metric.TEAM_DELETION_EXPIRATION,
        (s, status) -> {
          if (isOpen(status, DELETION)) {
            s.time(expiration(status));
          }
        });
  }

  private void each(Metric metric, BiConsumer<Series, ApprovalTeamStatus> values) {
    eachTeam(
        metric,
        (series, team) -> {
          var status = team.getStatus();
          if (status != null) {
            values.accept(series, status);
          }
        });
  }

  private void eachTeam(Metric metric, BiConsumer<Series, ApprovalTeam> values) {
    metrics.gauge(
        metric,
        callback -> {
          if (atWork.getAsBoolean()) {
            teams
                .get()
                .forEach(team ->
                    values.accept(
                        new Series(
                            metric,
                            callback,
                            team.getMetadata().getNamespace(),
                            team.getMetadata().getName()),
                        team));
          }
        });
  }

  /** Whom the team in AWS does not have has no answer. */
  private static void approvers(Series series, ApprovalTeamStatus status) {
    if (status.teamStatus() == null || status.approvers() == null) {
      return;
    }
    var counts = new TreeMap<String, Integer>();
    MetricLabel.ANSWER.closedSet().forEach(answer -> counts.put(answer, 0));
    status.approvers().stream()
        .map(ApproverStatus::response)
        .filter(Objects::nonNull)
        .forEach(answer -> counts.merge(MetricLabel.ANSWER.bounded(answer), 1, Integer::sum));
    counts.forEach((answer, count) -> series.value(count, answer));
  }

  /** People decide on it. */
  private static boolean isOpen(ApprovalTeamStatus status, String kind) {
    var proposal = status.proposal();
    return proposal != null && kind.equals(proposal.kind()) && "Open".equals(proposal.state());
  }

  /** The update is approved, and new people must accept. */
  private static boolean areJoining(ApprovalTeamStatus status) {
    return JOINING.equals(Conditions.headline(status.conditions()));
  }

  private static @Nullable String expiration(ApprovalTeamStatus status) {
    Proposal proposal = status.proposal();
    return proposal == null ? null : proposal.expirationTime();
  }
}
