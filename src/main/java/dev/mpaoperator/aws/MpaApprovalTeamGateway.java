package dev.mpaoperator.aws;

import dev.mpaoperator.account.AccountTeams;
import dev.mpaoperator.account.PolicyDocument;
import dev.mpaoperator.approvalteam.ApprovalTeamGateway;
import dev.mpaoperator.approvalteam.TeamSnapshot;
import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.failure.CloudFailure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategy;
import software.amazon.awssdk.services.mpa.model.ApprovalTeamRequestApprover;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.PolicyReference;

/** Approval teams through the AWS SDK. */
public final class MpaApprovalTeamGateway implements ApprovalTeamGateway {
  private final MpaClients clients;
  private final AccountTeams teams;

  /**
   * Works with these clients.
   *
   * @param teams told what looks at teams show
   */
  public MpaApprovalTeamGateway(MpaClients clients, AccountTeams teams) {
    this.clients = clients;
    this.teams = teams;
  }

  @Override
  public Optional<TeamSnapshot> get(String arn) {
    var found =
        MpaFailures.find(
            "GetApprovalTeam", () -> clients.repeatable().getApprovalTeam(r -> r.arn(arn)));
    teams.saw(arn, found.map(team -> MpaTeamLists.row(arn, team)).orElse(null));
    return found.map(team ->
        ApprovalTeamTranslation.snapshot(
            arn, team, TeamStates.isAboutASession(team) ? vote(sessionOf(arn, team)) : null));
  }

  /** That the team shows the session of its deletion is not documented: else it is in the list. */
  private @Nullable String sessionOf(String arn, GetApprovalTeamResponse team) {
    return team.updateSessionArn() != null || !TeamStates.isAboutADeletion(team)
        ? team.updateSessionArn()
        : votes(arn).orElse(List.of()).stream()
            .filter(vote -> vote.subject() != ListedVote.Subject.UPDATE)
            .filter(vote -> vote.initiated() != null)
            .max(Comparator.comparing(ListedVote::initiated))
            .map(ListedVote::sessionArn)
            .orElse(null);
  }

  @Override
  public Optional<List<ListedVote>> votes(String arn) {
    try {
      return MpaFailures.find(
              "ListSessions",
              () ->
                  clients
                      .repeatable()
                      .listSessionsPaginator(r -> r.approvalTeamArn(arn))
                      .sessions()
                      .stream()
                      .flatMap(row -> TeamVotes.of(row).stream())
                      .toList())
          .or(() -> Optional.of(List.of()));
    } catch (CloudFailure e) {
      if (e.kind() == CloudFailure.Kind.DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * The vote on the open or last change. A team can be shown without it, so a refusal here is no
   * failure.
   */
  private @Nullable Session vote(@Nullable String sessionArn) {
    if (sessionArn == null) {
      return null;
    }
    try {
      return MpaFailures.find(
              "GetSession",
              () -> Session.of(clients.repeatable().getSession(r -> r.sessionArn(sessionArn))))
          .orElse(null);
    } catch (CloudFailure e) {
      if (e.kind() == CloudFailure.Kind.DENIED) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public List<String> findByName(@Nullable String accountId, String name) {
    return MpaFailures.call(
        "ListApprovalTeams",
        () ->
            clients.repeatable().listApprovalTeamsPaginator(r -> {}).approvalTeams().stream()
                .filter(team -> name.equals(team.name()) && team.arn() != null)
                .map(team -> team.arn())
                .filter(arn -> accountId == null || Arns.accountId(arn).equals(accountId))
                .toList());
  }

  @Override
  public TeamTags tags(String arn) {
    return OwnershipTags.read(
        MpaFailures.find(
                "ListTagsForResource",
                () -> clients.repeatable().listTagsForResource(r -> r.resourceArn(arn)).tags())
            .orElse(Map.of()));
  }

  @Override
  public void adopt(String arn, Ownership owner) {
    changeTags(arn, OwnershipTags.of(owner), Set.of());
  }

  @Override
  public void changeTags(String arn, Map<String, String> set, Set<String> remove) {
    if (!set.isEmpty()) {
      MpaFailures.call(
          "TagResource", () -> clients.repeatable().tagResource(r -> r.resourceArn(arn).tags(set)));
    }
    if (!remove.isEmpty()) {
      MpaFailures.call(
          "UntagResource",
          () -> clients.repeatable().untagResource(r -> r.resourceArn(arn).tagKeys(remove)));
    }
  }

  @Override
  public Created create(Creation creation) {
    var tags = new HashMap<>(creation.tags());
    tags.putAll(OwnershipTags.of(creation.owner()));
    var response =
        MpaFailures.call(
            "CreateApprovalTeam",
            () ->
                clients
                    .repeatable()
                    .createApprovalTeam(r ->
                        r.name(creation.name())
                            .clientToken(creation.clientToken())
                            .description(creation.definition().description())
                            .approvalStrategy(strategy(creation.definition()))
                            .approvers(approvers(creation.definition()))
                            .policies(
                                creation.policyArns().stream()
                                    .map(p -> PolicyReference.builder().policyArn(p).build())
                                    .toList())
                            .tags(tags)));
    return new Created(response.arn(), response.versionId(), response.creationTime());
  }

  @Override
  public void update(String arn, TeamDefinition definition) {
    MpaFailures.call(
        "UpdateApprovalTeam",
        () ->
            clients
                .once()
                .updateApprovalTeam(r ->
                    r.arn(arn)
                        .description(definition.description())
                        .approvalStrategy(strategy(definition))
                        .approvers(approvers(definition))));
  }

  @Override
  public void cancelSession(String sessionArn) {
    MpaFailures.find(
        "CancelSession", () -> clients.repeatable().cancelSession(r -> r.sessionArn(sessionArn)));
  }

  @Override
  public void deleteVersion(String arn, String versionId) {
    MpaFailures.find(
        "DeleteInactiveApprovalTeamVersion",
        () ->
            clients
                .repeatable()
                .deleteInactiveApprovalTeamVersion(r -> r.arn(arn).versionId(versionId)));
  }

  @Override
  public void requestDeletion(String arn, @Nullable Integer pendingWindowDays) {
    MpaFailures.call(
        "StartActiveApprovalTeamDeletion",
        () ->
            clients
                .once()
                .startActiveApprovalTeamDeletion(
                    r -> r.arn(arn).pendingWindowDays(pendingWindowDays)));
  }

  @Override
  public List<AttachedPolicy> attachedPolicies(String arn) {
    return MpaFailures.ask(
        "ListResourcePolicies",
        () ->
            clients
                .repeatable()
                .listResourcePoliciesPaginator(r -> r.resourceArn(arn))
                .resourcePolicies()
                .stream()
                .filter(p -> p.policyName() != null && p.policyTypeAsString() != null)
                .map(p -> new AttachedPolicy(p.policyName(), p.policyTypeAsString(), p.policyArn()))
                .toList());
  }

  @Override
  public Optional<List<String>> allows(String arn, AttachedPolicy policy) {
    return MpaFailures.askWhether(
        "GetResourcePolicy",
        () ->
            PolicyDocument.allows(
                clients
                    .repeatable()
                    .getResourcePolicy(
                        r -> r.resourceArn(arn).policyName(policy.name()).policyType(policy.type()))
                    .policyDocument()));
  }

  private static ApprovalStrategy strategy(TeamDefinition definition) {
    return ApprovalStrategy.fromMofN(
        m -> m.minApprovalsRequired(definition.minApprovalsRequired()));
  }

  private static List<ApprovalTeamRequestApprover> approvers(TeamDefinition definition) {
    // Sorted, so that a repeated creation is the same request to the letter.
    return definition.approvers().stream()
        .sorted(Comparator.comparing(TeamDefinition.Person::identityId))
        .map(p ->
            ApprovalTeamRequestApprover.builder()
                .primaryIdentityId(p.identityId())
                .primaryIdentitySourceArn(p.identitySourceArn())
                .build())
        .toList();
  }
}
