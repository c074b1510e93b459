package dev.mpaoperator.monitoring;

import dev.mpaoperator.approvalsession.plan.SessionReason;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.plan.SourceReason;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A label of metrics. Its values are a closed set of words, or something of which the cluster has
 * few: never what identifies a person.
 */
@SuppressWarnings("ImmutableEnumChecker") // its collections are unmodifiable
public enum MetricLabel {
  NAMESPACE("namespace", "the resource's namespace", List.of()),
  NAME("name", "the resource's name", List.of()),
  CONDITION(
      "type",
      "the condition",
      List.of(
          "Ready",
          "Available",
          "Synced",
          "ApproversResolved",
          "PoliciesResolved",
          "Reconciling",
          "Stalled",
          "Paused")),
  CONDITION_STATUS("status", "the condition's status", List.of("True", "False", "Unknown")),
  TEAM_REASON(
      "reason", "a team's reason", Arrays.stream(Reason.values()).map(Reason::word).toList()),
  SOURCE_REASON(
      "reason",
      "an identity source's reason",
      Arrays.stream(SourceReason.values()).map(SourceReason::word).toList()),
  EVENT_REASON("reason", "a reason of the kind, or one word for what was done", List.of()),
  ANSWER(
      "state",
      "AWS's word for the answer to the invitation",
      List.of("PENDING", "ACCEPTED", "REJECTED", "INVALID")),
  SOURCE_STATE(
      "state", "AWS's word for the status", List.of("CREATING", "ACTIVE", "DELETING", "ERROR")),
  SOURCE_CODE(
      "code",
      "AWS's word for what is wrong, `none` if nothing is",
      List.of(
          "none",
          "ACCESS_DENIED",
          "DELETION_FAILED",
          "IDC_INSTANCE_NOT_FOUND",
          "IDC_INSTANCE_NOT_VALID")),
  SESSION_OUTCOME(
      "outcome",
      "how the session stands or has ended",
      Arrays.stream(SessionReason.values()).map(SessionReason::word).toList()),
  KIND("kind", "of the resource", List.of("ApprovalTeam", "IdentitySource", "ApprovalSession")),
  EVENT_TYPE("type", "of the event", List.of("Normal", "Warning")),
  ACTION("action", "the call that does it, in AWS's word", List.of()),
  ACTION_OUTCOME(
      "outcome",
      "`ok`, or what kind of failure it was",
      Stream.concat(Stream.of("ok"), Arrays.stream(CloudFailure.Kind.values()).map(Enum::name))
          .toList()),
  SERVICE("service", "of AWS, as in IAM actions", List.of("mpa", "sts", "sso", "identitystore")),
  OPERATION(
      "operation", "of the service, one of [aws-operations.md](aws-operations.md)", List.of()),
  CALL_OUTCOME(
      "outcome",
      "the HTTP status of AWS's answer, `credentials` if there were none that AWS takes, `error` if there was no answer",
      List.of()),
  VERSION("version", "of the program", List.of());

  /** What a value is shown as that is not in the closed set: of a newer AWS, for example. */
  static final String OTHER = "Other";

  private final String word;
  private final String meaning;
  private final List<String> closedSet;
  private final Set<String> known;

  MetricLabel(String word, String meaning, List<String> closedSet) {
    this.word = word;
    this.meaning = meaning;
    this.closedSet = closedSet;
    known = Set.copyOf(closedSet);
  }

  /** The name of the label. */
  public String word() {
    return word;
  }

  /** What it says, for people. */
  public String meaning() {
    return meaning;
  }

  /** All its values but {@code Other}; empty if the set is not closed. */
  public List<String> closedSet() {
    return closedSet;
  }

  /** The value, or {@code Other} if it is none of the closed set. */
  String bounded(String value) {
    return known.isEmpty() || known.contains(value) ? value : OTHER;
  }
}
