package dev.mpaoperator.monitoring;

import static dev.mpaoperator.monitoring.Metric.Type.COUNTER;
import static dev.mpaoperator.monitoring.Metric.Type.GAUGE;
import static dev.mpaoperator.monitoring.Metric.Type.HISTOGRAM;
import static dev.mpaoperator.monitoring.MetricLabel.ACTION;
import static dev.mpaoperator.monitoring.MetricLabel.ACTION_OUTCOME;
import static dev.mpaoperator.monitoring.MetricLabel.ANSWER;
import static dev.mpaoperator.monitoring.MetricLabel.CALL_OUTCOME;
import static dev.mpaoperator.monitoring.MetricLabel.CONDITION;
import static dev.mpaoperator.monitoring.MetricLabel.CONDITION_STATUS;
import static dev.mpaoperator.monitoring.MetricLabel.EVENT_REASON;
import static dev.mpaoperator.monitoring.MetricLabel.EVENT_TYPE;
import static dev.mpaoperator.monitoring.MetricLabel.KIND;
import static dev.mpaoperator.monitoring.MetricLabel.NAME;
import static dev.mpaoperator.monitoring.MetricLabel.NAMESPACE;
import static dev.mpaoperator.monitoring.MetricLabel.OPERATION;
import static dev.mpaoperator.monitoring.MetricLabel.SERVICE;
import static dev.mpaoperator.monitoring.MetricLabel.SESSION_OUTCOME;
import static dev.mpaoperator.monitoring.MetricLabel.SOURCE_CODE;
import static dev.mpaoperator.monitoring.MetricLabel.SOURCE_REASON;
import static dev.mpaoperator.monitoring.MetricLabel.SOURCE_STATE;
import static dev.mpaoperator.monitoring.MetricLabel.TEAM_REASON;
import static dev.mpaoperator.monitoring.MetricLabel.VERSION;
import static dev.mpaoperator.monitoring.Stability.BETA;
import static dev.mpaoperator.monitoring.Stability.STABLE;

import java.util.List;

/**
 * Every metric of this program's own: what is not here is not exposed. The page {@code
 * docs/metrics.md} is made from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum Metric {
  TEAM_CONDITION(
      "mpa_approval_team_status_condition",
      GAUGE,
      STABLE,
      "1 for the status that a condition of a team has; the other statuses have no series",
      NAMESPACE,
      NAME,
      CONDITION,
      CONDITION_STATUS),
  TEAM_REASON_NOW(
      "mpa_approval_team_reason",
      GAUGE,
      STABLE,
      "1 for the reason that a person would read first on a team",
      NAMESPACE,
      NAME,
      TEAM_REASON),
  TEAM_STALLED(
      "mpa_approval_team_stalled",
      GAUGE,
      STABLE,
      "1 for why a team will not go on by itself; no series if it does",
      NAMESPACE,
      NAME,
      TEAM_REASON),
  TEAM_EVER_ACTIVE(
      "mpa_approval_team_ever_active",
      GAUGE,
      BETA,
      "1 if the team was seen in force, 0 before",
      NAMESPACE,
      NAME),
  TEAM_APPROVERS(
      "mpa_approval_team_approvers",
      GAUGE,
      STABLE,
      "People of a team in AWS, by their answer; no series while there is no team",
      NAMESPACE,
      NAME,
      ANSWER),
  TEAM_THRESHOLD(
      "mpa_approval_team_min_approvals_required",
      GAUGE,
      STABLE,
      "Approvals that a request needs, as in force in AWS",
      NAMESPACE,
      NAME),
  TEAM_DESIRED_THRESHOLD(
      "mpa_approval_team_desired_min_approvals_required",
      GAUGE,
      STABLE,
      "Approvals that a request should need, as the spec says",
      NAMESPACE,
      NAME),
  TEAM_INVITATION_DEADLINE(
      "mpa_approval_team_invitation_deadline_timestamp_seconds",
      GAUGE,
      STABLE,
      "Until when everybody who is invited must accept, in Unix time; only while invitations are open",
      NAMESPACE,
      NAME),
  TEAM_PENDING_UPDATE(
      "mpa_approval_team_pending_update",
      GAUGE,
      STABLE,
      "1 while people decide on an update that this operator has asked for, else 0",
      NAMESPACE,
      NAME),
  TEAM_UPDATE_EXPIRATION(
      "mpa_approval_team_pending_update_expiration_timestamp_seconds",
      GAUGE,
      STABLE,
      "When the vote on that update expires, in Unix time; only while it is open",
      NAMESPACE,
      NAME),
  TEAM_PENDING_DELETION(
      "mpa_approval_team_pending_deletion",
      GAUGE,
      STABLE,
      "1 while people decide on a deletion that this operator has asked for, else 0",
      NAMESPACE,
      NAME),
  TEAM_DELETION_EXPIRATION(
      "mpa_approval_team_pending_deletion_expiration_timestamp_seconds",
      GAUGE,
      STABLE,
      "When the vote on that deletion expires, in Unix time; only while it is open",
      NAMESPACE,
      NAME),
  TEAM_DRIFT(
      "mpa_approval_team_drift",
      GAUGE,
      STABLE,
      "In how many things a team differs from its spec because it was changed outside",
      NAMESPACE,
      NAME),
  SOURCE_CONDITION(
      "mpa_identity_source_status_condition",
      GAUGE,
      STABLE,
      "1 for the status that a condition of an identity source has; the other statuses have no series",
      NAME,
      CONDITION,
      CONDITION_STATUS),
  SOURCE_REASON_NOW(
      "mpa_identity_source_reason",
      GAUGE,
      STABLE,
      "1 for the reason that a person would read first on an identity source",
      NAME,
      SOURCE_REASON),
  SOURCE_IN_AWS(
      "mpa_identity_source_state",
      GAUGE,
      STABLE,
      "1 for what AWS says of an identity source; no series while it has none",
      NAME,
      SOURCE_STATE,
      SOURCE_CODE),
  SESSIONS(
      "mpa_approval_sessions_total",
      COUNTER,
      STABLE,
      "Approval sessions of managed teams that opened (Open) or ended, by outcome; no series with `sessions.mirror: None`",
      SESSION_OUTCOME),
  SESSIONS_OPEN(
      "mpa_approval_sessions_open",
      GAUGE,
      STABLE,
      "Approval sessions of a team in which people can vote; no series if there are none, or with `sessions.mirror: None`",
      NAMESPACE,
      NAME),
  SESSION_EXPIRATION(
      "mpa_approval_session_next_expiration_timestamp_seconds",
      GAUGE,
      STABLE,
      "When the first open approval session of a team expires, in Unix time; no series with `sessions.mirror: None`",
      NAMESPACE,
      NAME),
  AWS_REQUESTS(
      "mpa_aws_api_requests_total",
      COUNTER,
      STABLE,
      "Calls to AWS; a call with all its retries is one",
      SERVICE,
      OPERATION,
      CALL_OUTCOME),
  AWS_DURATION(
      "mpa_aws_api_request_duration_seconds",
      HISTOGRAM,
      STABLE,
      "Time of calls to AWS, with all their retries",
      SERVICE,
      OPERATION),
  AWS_THROTTLES(
      "mpa_aws_api_throttles_total",
      COUNTER,
      STABLE,
      "Tries that AWS answered by asking to slow down, those included that a retry made good",
      SERVICE,
      OPERATION),
  ACTIONS(
      "mpa_operator_actions_total",
      COUNTER,
      STABLE,
      "Steps towards AWS that were taken for resources",
      KIND,
      ACTION,
      ACTION_OUTCOME),
  EVENTS(
      "mpa_operator_events_total",
      COUNTER,
      STABLE,
      "Kubernetes events that were to be recorded: what changed, and what people should look at",
      KIND,
      EVENT_TYPE,
      EVENT_REASON),
  LIST_AGE(
      "mpa_operator_list_age_seconds",
      GAUGE,
      STABLE,
      "Time since the last list of an account's teams that worked, of the oldest"),
  LEADER(
      "mpa_operator_leader",
      GAUGE,
      STABLE,
      "1 if this process does the work, 0 if it waits for the lease"),
  WATCHING(
      "mpa_operator_watching",
      GAUGE,
      STABLE,
      "1 if all watches on the Kubernetes API stand, else 0"),
  QUEUE_DEPTH("mpa_operator_queue_depth", GAUGE, STABLE, "Reconciliations that wait for a worker"),
  WORKERS("mpa_operator_workers", GAUGE, STABLE, "Workers that there can be"),
  WORKERS_ACTIVE("mpa_operator_workers_active", GAUGE, STABLE, "Workers that reconcile now"),
  BUILD("mpa_operator_build_info", GAUGE, STABLE, "1, with the program's version", VERSION);

  /** How it counts. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  private final String word;
  private final Type type;
  private final Stability stability;
  private final String help;
  private final List<MetricLabel> labels;

  Metric(String word, Type type, Stability stability, String help, MetricLabel... labels) {
    this.word = word;
    this.type = type;
    this.stability = stability;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Its name in Prometheus. */
  public String word() {
    return word;
  }

  /** How it counts. */
  public Type type() {
    return type;
  }

  /** How far one can build on it. */
  public Stability stability() {
    return stability;
  }

  /** What it says, for people. */
  public String help() {
    return help;
  }

  /** Its labels, in the order in which values are given. */
  public List<MetricLabel> labels() {
    return labels;
  }

  /** The names of its labels. */
  String[] labelWords() {
    return labels.stream().map(MetricLabel::word).toArray(String[]::new);
  }

  /** The values of its labels, none outside of a closed set. */
  String[] bounded(String... values) {
    var bounded = new String[labels.size()];
    for (var i = 0; i < bounded.length; i++) {
      bounded[i] = labels.get(i).bounded(values[i]);
    }
    return bounded;
  }
}
