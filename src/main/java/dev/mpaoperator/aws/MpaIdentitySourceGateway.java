package dev.mpaoperator.aws;

import dev.mpaoperator.failure.CloudFailure;
import dev.mpaoperator.identitysource.IdentitySourceGateway;
import dev.mpaoperator.identitysource.SourceSnapshot;
import dev.mpaoperator.identitysource.plan.ObservedSource.State;
import dev.mpaoperator.identitysource.plan.Parameters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.GetIdentitySourceResponse;
import software.amazon.awssdk.services.mpa.model.IdentitySourceForList;

/** Identity sources through the AWS SDK. Items of the list are as complete as a single answer. */
public final class MpaIdentitySourceGateway implements IdentitySourceGateway {
  private final MpaClients clients;

  /** Works with these clients. */
  public MpaIdentitySourceGateway(MpaClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<SourceSnapshot> find() {
    return MpaFailures.call(
        "ListIdentitySources",
        () ->
            clients.repeatable().listIdentitySourcesPaginator(r -> {}).identitySources().stream()
                .findFirst()
                .map(MpaIdentitySourceGateway::snapshot));
  }

  @Override
  public Optional<SourceSnapshot> get(String arn) {
    try {
      return MpaFailures.find(
              "GetIdentitySource",
              () -> clients.repeatable().getIdentitySource(r -> r.identitySourceArn(arn)))
          .map(source -> snapshot(row(arn, source)));
    } catch (CloudFailure e) {
      if (e.kind() == CloudFailure.Kind.DENIED) {
        return Optional.empty(); // by a role of which only the list is allowed, or another's ARN
      }
      throw e;
    }
  }

  @Override
  public boolean isOwnedBy(String arn, Owner owner) {
    return OwnershipTags.stand(clients.repeatable(), arn, owner.cluster(), owner.uid());
  }

  @Override
  public String create(Parameters parameters, Owner owner, String clientToken) {
    return MpaFailures.call(
        "CreateIdentitySource",
        () ->
            clients
                .repeatable()
                .createIdentitySource(r ->
                    r.clientToken(clientToken)
                        .identitySourceParameters(p ->
                            p.iamIdentityCenter(c ->
                                c.instanceArn(parameters.instanceArn())
                                    .region(parameters.region())))
                        .tags(OwnershipTags.of(owner.cluster(), owner.name(), owner.uid())))
                .identitySourceArn());
  }

  @Override
  public void delete(String arn) {
    MpaFailures.find(
        "DeleteIdentitySource",
        () -> clients.repeatable().deleteIdentitySource(r -> r.identitySourceArn(arn)));
  }

  @Override
  public List<String> teamsOn(String arn) {
    var account = Arns.accountId(arn);
    var teams =
        MpaFailures.call(
            "ListApprovalTeams",
            () ->
                clients.repeatable().listApprovalTeamsPaginator(r -> {}).approvalTeams().stream()
                    .map(team -> team.arn())
                    .filter(team -> team != null && Arns.accountId(team).equals(account))
                    .toList());
    return teams.stream()
        .flatMap(this::team)
        .filter(t -> standsOn(t, arn))
        .map(t -> t.name())
        .toList();
  }

  private Stream<GetApprovalTeamResponse> team(String arn) {
    return MpaFailures.find(
        "GetApprovalTeam", () -> clients.repeatable().getApprovalTeam(r -> r.arn(arn)))
        .stream();
  }

  private static boolean standsOn(GetApprovalTeamResponse team, String sourceArn) {
    var pending =
        team.pendingUpdate() == null
            ? Stream.<String>of()
            : team.pendingUpdate().approvers().stream().map(a -> a.primaryIdentitySourceArn());
    var approvers = team.approvers().stream().map(a -> a.primaryIdentitySourceArn());
    return Stream.concat(approvers, pending).anyMatch(sourceArn::equals);
  }

  /** The item in which a list would show it. */
  private static IdentitySourceForList row(String arn, GetIdentitySourceResponse source) {
    var row =
        IdentitySourceForList.builder()
            .identitySourceArn(arn)
            .status(source.statusAsString())
            .statusCode(source.statusCodeAsString())
            .statusMessage(source.statusMessage())
            .creationTime(source.creationTime());
    var parameters = source.identitySourceParameters();
    var instance = parameters == null ? null : parameters.iamIdentityCenter();
    if (instance != null) {
      row.identitySourceParameters(p ->
          p.iamIdentityCenter(c ->
              c.instanceArn(instance.instanceArn())
                  .region(instance.region())
                  .approvalPortalUrl(instance.approvalPortalUrl())));
    }
    return row.build();
  }

  private static SourceSnapshot snapshot(IdentitySourceForList source) {
    var parameters = source.identitySourceParameters();
    var instance = parameters == null ? null : parameters.iamIdentityCenter();
    return new SourceSnapshot(
        source.identitySourceArn(),
        new Parameters(
            instance == null ? "" : Objects.requireNonNullElse(instance.instanceArn(), ""),
            instance == null ? "" : Objects.requireNonNullElse(instance.region(), "")),
        state(source.statusAsString()),
        source.statusAsString(),
        source.statusCodeAsString(),
        source.statusMessage(),
        instance == null ? null : instance.approvalPortalUrl(),
        source.creationTime());
  }

  private static State state(@Nullable String status) {
    return switch (status) {
      case "CREATING" -> State.CREATING;
      case "ACTIVE" -> State.ACTIVE;
      case "DELETING" -> State.DELETING;
      case "ERROR" -> State.ERROR;
      case null, default -> State.UNKNOWN;
    };
  }
}
