package dev.mpaoperator.aws;

import dev.mpaoperator.approvalsession.ApprovalSessionGateway;
import dev.mpaoperator.approvalsession.SessionSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.mpa.model.Filter;
import software.amazon.awssdk.services.mpa.model.FilterField;
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
            return pages(request(teamArn).build());
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

  /** The team may not show the session: it is not documented that it does for deletions. */
  @Override
  public boolean isOpenChange(String teamArn, String sessionArn) {
    return MpaFailures.find(
            "GetApprovalTeam", () -> clients.repeatable().getApprovalTeam(r -> r.arn(teamArn)))
        .filter(team ->
            PENDING_APPROVAL.contains(Objects.requireNonNullElse(team.statusCodeAsString(), "")))
        .map(team -> Objects.requireNonNullElse(team.updateSessionArn(), sessionArn))
        .filter(sessionArn::equals)
        .isPresent();
  }

  @Override
  public void cancel(String sessionArn) {
    MpaFailures.find(
        "CancelSession", () -> clients.repeatable().cancelSession(r -> r.sessionArn(sessionArn)));
  }
}
