package dev.mpaoperator.soak;

import dev.mpaoperator.account.Account;
import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyLists;
import dev.mpaoperator.account.PolicyVersion;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway;
import dev.mpaoperator.approvalteam.TeamSnapshot;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.shape.TeamAnswers;
import dev.mpaoperator.simulator.wire.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real gateway, with an eye on what its calls really do and a moment before and after each of
 * them.
 */
final class WatchedGateway implements ApprovalTeamGateway {
  private final ApprovalTeamGateway real;
  private final Simulator aws;
  private final Moments moments;
  private final Consumer<Call> calls;
  private @Nullable ApprovalTeam resource;
  private long requests;
  private int failures;
  private boolean used;

  WatchedGateway(ApprovalTeamGateway real, Simulator aws, Moments moments, Consumer<Call> calls) {
    this.real = real;
    this.aws = aws;
    this.moments = moments;
    this.calls = calls;
  }

  /** A pass for this resource begins. */
  void begin(ApprovalTeam team) {
    resource = team;
    failures = 0;
    used = false;
  }

  /** Whether the pass asked AWS for anything. */
  boolean isUsed() {
    return used;
  }

  /** How many calls of the pass did not go well, as far as AWS or the wire is to blame. */
  int failures() {
    return failures;
  }

  /** HTTP requests so far. */
  long requests() {
    return requests;
  }

  @Override
  public Optional<TeamSnapshot> get(String arn) {
    return read("GetApprovalTeam", () -> real.get(arn));
  }

  @Override
  public Optional<List<ListedVote>> votes(String arn) {
    return read("ListSessions", () -> real.votes(arn));
  }

  @Override
  public List<String> findByName(@Nullable String accountId, String name) {
    return read("ListApprovalTeams", () -> real.findByName(accountId, name));
  }

  @Override
  public TeamTags tags(String arn) {
    return read("ListTagsForResource", () -> real.tags(arn));
  }

  @Override
  public void adopt(String arn, Ownership owner) {
    change(
        new Asked("TagResource", Kind.ADOPTION, null, null),
        arn,
        () -> {
          real.adopt(arn, owner);
          return null;
        });
  }

  @Override
  public void changeTags(String arn, Map<String, String> set, Set<String> remove) {
    change(
        new Asked("TagResource", null, null, null),
        arn,
        () -> {
          real.changeTags(arn, set, remove);
          return null;
        });
  }

  @Override
  public Created create(Creation creation) {
    var definition = creation.definition();
    return change(
        new Asked("CreateApprovalTeam", Kind.CREATION, definition.fingerprint(), definition),
        null,
        () -> real.create(creation));
  }

  @Override
  public void update(String arn, TeamDefinition definition) {
    change(
        new Asked("UpdateApprovalTeam", Kind.UPDATE, definition.fingerprint(), definition),
        arn,
        () -> real.update(arn, definition));
  }

  @Override
  public void cancelSession(String sessionArn) {
    change(
        new Asked("CancelSession", null, null, null),
        teamOf(sessionArn),
        () -> real.cancelSession(sessionArn));
  }

  @Override
  public void deleteVersion(String arn, String versionId) {
    change(
        new Asked("DeleteInactiveApprovalTeamVersion", null, null, null),
        arn,
        () -> real.deleteVersion(arn, versionId));
  }

  @Override
  public void requestDeletion(String arn, @Nullable Integer pendingWindowDays) {
    var wish =
        new Intent.Remove(Instant.EPOCH, pendingWindowDays, Intent.Release.WHEN_DELETED)
            .fingerprint();
    change(
        new Asked("StartActiveApprovalTeamDeletion", Kind.DELETION, wish, null),
        arn,
        () -> real.requestDeletion(arn, pendingWindowDays));
  }

  @Override
  public List<AttachedPolicy> attachedPolicies(String arn) {
    return read("ListResourcePolicies", () -> real.attachedPolicies(arn));
  }

  @Override
  public Optional<List<String>> allows(String arn, AttachedPolicy policy) {
    return read("GetResourcePolicy", () -> real.allows(arn, policy));
  }

  /** The same eye on what is read of policies. */
  PolicyLists watched(PolicyLists lists) {
    return new PolicyLists() {
      @Override
      public List<Policy> policies(Account account) {
        return read("ListPolicies", () -> lists.policies(account));
      }

      @Override
      public List<PolicyVersion> versions(Account account, String policyArn) {
        return read("ListPolicyVersions", () -> lists.versions(account, policyArn));
      }

      @Override
      public Optional<List<String>> allows(Account account, String versionArn) {
        return read("GetPolicyVersion", () -> lists.allows(account, versionArn));
      }
    };
  }

  private record Asked(
      String operation,
      @Nullable Kind kind,
      @Nullable String wish,
      @Nullable TeamDefinition definition) {}

  private <T> T read(String operation, Supplier<T> call) {
    moments.before(operation);
    aws.journal().clear();
    try {
      return call.get();
    } finally {
      journal();
      moments.after(operation);
    }
  }

  private void change(Asked asked, @Nullable String arn, Runnable call) {
    change(
        asked,
        arn,
        () -> {
          call.run();
          return asked;
        });
  }

  private <T> T change(Asked asked, @Nullable String arn, Supplier<T> call) {
    moments.before(asked.operation());
    aws.journal().clear();
    var team = Objects.requireNonNull(resource); // another process may pass in between
    var target = arn == null ? null : aws.teams().find(arn).orElse(null);
    var tags = tagsOf(arn);
    var teams = arns();
    try {
      return call.get();
    } finally {
      var entries = journal();
      var effects =
          asked.kind() == Kind.CREATION
              ? arns().stream().filter(a -> !teams.contains(a)).count() // tokens make it repeatable
              : entries.stream().filter(e -> e.mutated() && isOf(asked, e.operation())).count();
      calls.accept(
          new Call(
              team,
              asked.operation(),
              asked.kind(),
              asked.wish(),
              asked.definition(),
              target,
              tags,
              tagsOf(arn),
              (int) effects));
      moments.after(asked.operation());
    }
  }

  /** Tags are set by one call and removed by another. */
  private static boolean isOf(Asked asked, String operation) {
    return operation.equals(asked.operation())
        || (asked.operation().equals("TagResource") && operation.equals("UntagResource"));
  }

  private List<JournalEntry> journal() {
    var entries = aws.journal().all();
    aws.journal().clear();
    used |= !entries.isEmpty();
    requests += entries.size();
    failures += (int) entries.stream().filter(e -> e.status() != 200 && e.status() != 404).count();
    return entries;
  }

  private Map<String, String> tagsOf(@Nullable String arn) {
    return arn == null || aws.teams().find(arn).isEmpty() ? Map.of() : aws.teams().tags(arn);
  }

  private List<String> arns() {
    return aws.teams().of(Simulator.DEFAULT_ACCOUNT).stream().map(TeamAnswers.Team::arn).toList();
  }

  /** {@code …:session/team/id} is a vote of {@code …:approval-team/team}. */
  static String teamOf(String sessionArn) {
    return sessionArn.replaceFirst(":session/([^/]+)/.*", ":approval-team/$1");
  }
}
