package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.ListedVote;
import dev.mpaoperator.approvalteam.plan.ListedVote.Ending;
import dev.mpaoperator.approvalteam.plan.ListedVote.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;

/** Which sessions are about the team itself, whatever AWS calls that. */
class TeamVotesTest {
  private static final String ARN = "arn:aws:mpa:us-east-1:111122223333:session/vault-1/s";

  @ParameterizedTest
  @CsvSource({
    "mpa:UpdateApprovalTeam,               , ,                    UPDATE",
    "UPDATE_APPROVAL_TEAM,                 , ,                    UPDATE",
    "mpa:StartActiveApprovalTeamDeletion,  , ,                    DELETION",
    "DeleteApprovalTeam,                   , ,                    DELETION",
    "mpa:Reshape,                          , ,                    UNCLEAR",
    "RESHAPE,                              , mpa.amazonaws.com,   UNCLEAR",
    "RESHAPE, arn:aws:mpa:us-east-1:111122223333:approval-team/vault-1, , UNCLEAR",
    "        , ,                             ,                    UNCLEAR",
    "backup:UpdateVault,                   , ,                    ",
    "backup:AssociateBackupVaultMpaApprovalTeam, arn:aws:mpa:us-east-1:111122223333:approval-team/vault-1, mpa.amazonaws.com,",
    "REVOKE, arn:aws:backup:us-east-1:111122223333:backup-vault:v, ,",
    "REVOKE,                               , backup.amazonaws.com,",
    "mpa:StartApprovalTeamBaseline,        , ,                    ",
  })
  void aboutTheTeamItself(
      @Nullable String action,
      @Nullable String resource,
      @Nullable String principal,
      @Nullable Subject subject) {
    assertThat(
            vote(row ->
                    row.actionName(action)
                        .protectedResourceArn(resource)
                        .requesterServicePrincipal(principal))
                .map(ListedVote::subject))
        .isEqualTo(Optional.ofNullable(subject));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,   ,                      UNDECIDED",
    "CREATING,  ,                      UNDECIDED",
    "PONDERING, REJECTED,              UNDECIDED",
    "           , ,                    UNDECIDED",
    "APPROVED,  ,                      APPROVED",
    "FAILED,    REJECTED,              REJECTED",
    "FAILED,    EXPIRED,               EXPIRED",
    "FAILED,    SOMETHING_NEW,         REJECTED",
    "CANCELLED, CONFIGURATION_CHANGED, CANCELLED",
    "CANCELLED, CANCELLED_BY_USER,     CANCELLED",
    "CANCELLED, ,                      CANCELLED",
  })
  void howItEnded(@Nullable String status, @Nullable String code, Ending ending) {
    assertThat(vote(row -> row.status(status).statusCode(code)).orElseThrow().ending())
        .isEqualTo(ending);
  }

  @Test
  void whatHasNoNameCannotBeTold() {
    assertThat(vote(row -> row.sessionArn(null))).isEmpty();
  }

  @Test
  void whenIsAwssWord() {
    var time = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(vote(row -> row.initiationTime(time)).orElseThrow().initiated()).isEqualTo(time);
    assertThat(vote(row -> {}).orElseThrow().initiated()).isNull();
  }

  private static Optional<ListedVote> vote(Consumer<ListSessionsResponseSession.Builder> change) {
    var row = ListSessionsResponseSession.builder().sessionArn(ARN);
    change.accept(row);
    return TeamVotes.of(row.build());
  }
}
