package dev.mpaoperator.aws;

import dev.mpaoperator.approvalsession.ApprovalSessionGateway;
import dev.mpaoperator.approvalsession.SessionSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.mpa.model.Filter;
import software.amazon.awssdk.services.mpa.model.FilterField;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.ListSessionsRequest;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponse;
import software.amazon.awssdk.services.mpa.model.Operator;
import software.amazon.awssdk.services.mpa.model.ResourceNotFoundException;
import software.amazon.awssdk.services.mpa.model.ValidationException;

/** Approval sessions through the AWS SDK. */
public final class MpaApprovalSessionGateway implements ApprovalSessionGateway {
  /** The codes of a team on whose change or deletion people vote (User Guide, "Team health"). */
  private static final Set<String> PENDING_APPROVAL =
      Set.of("UPDATE_PENDING_APPROVAL", "DELETE_PENDING_APPROVAL");

  private final MpaClients clients;

  /** Works with these clients. */
  public MpaApprovalSessionGateway(MpaClients clients) {
    this.clients = clients;
  }

  @Override
  public Listed list(String teamArn, Instant since) {
    return MpaFailures.callUnlogged(
        "ListSessions",
        () -> {
          try {
            return pages(
                request(teamArn)
                    .filters(
                        Filter.builder()
                            .fieldName(FilterField.INITIATION_TIME)
                            .operator(Operator.GTE)
                            .value(since.toString())
                            .build())
                    .build());
          } catch (ValidationException e) {
            // How times are written there is not documented: better too much than nothing.
            return pages(request(teamArn).build()).after(1);
          } catch (ResourceNotFoundException e) {
            return new Listed(List.of(), 1);
          }
        });
  }

  private static ListSessionsRequest.Builder request(String teamArn) {
    return ListSessionsRequest.builder().approvalTeamArn(teamArn);
  }

  private Listed pages(ListSessionsRequest request) {
    var pages = clients.repeatable().listSessionsPaginator(request).stream().toList();
    return new Listed(
        pages.stream()
            .map(ListSessionsResponse::sessions)
            .flatMap(List::stream)
            .filter(s -> s.sessionArn() != null)
            .map(SessionTranslation::of)
            .toList(),
        pages.size());
  }

  @Override
  public Optional<SessionSnapshot> get(String sessionArn) {
    return MpaFailures.find(
        "GetSession",
        () ->
            SessionTranslation.of(
                sessionArn, clients.repeatable().getSession(r -> r.sessionArn(sessionArn))));
  }

  @Override
  public boolean isOwned(String teamArn, String cluster, String uid) {
    return OwnershipTags.stand(clients.repeatable(), teamArn, cluster, uid);
  }

  @Override
  public boolean isOpenChange(String teamArn, String sessionArn) {
    return MpaFailures.find(
            "GetApprovalTeam", () -> clients.repeatable().getApprovalTeam(r -> r.arn(teamArn)))
        .filter(team ->
            PENDING_APPROVAL.contains(Objects.requireNonNullElse(TeamStates.changeCode(team), "")))
        .flatMap(team -> sessionOf(teamArn, team))
        .filter(sessionArn::equals)
        .isPresent();
  }

  /** The team may not show it: that it does for deletions is not documented. */
  private Optional<String> sessionOf(String teamArn, GetApprovalTeamResponse team) {
    return team.updateSessionArn() != null
        ? Optional.of(team.updateSessionArn())
        : list(teamArn, Instant.EPOCH).sessions().stream()
            .filter(s -> s.request().aboutTeam() && "PENDING".equals(s.status()))
            .max(Comparator.comparing(SessionSnapshot::asked))
            .map(SessionSnapshot::arn);
  }

  @Override
  public void cancel(String sessionArn) {
    MpaFailures.find(
        "CancelSession", () -> clients.repeatable().cancelSession(r -> r.sessionArn(sessionArn)));
  }
}
