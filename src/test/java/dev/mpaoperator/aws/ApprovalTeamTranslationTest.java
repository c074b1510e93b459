package dev.mpaoperator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponse;
import software.amazon.awssdk.services.mpa.model.GetApprovalTeamResponseApprover;

class ApprovalTeamTranslationTest {
  private static final String ARN = "arn:aws:mpa:us-east-1:111122223333:approval-team/vault-1";

  @Test
  void anAnswerThatLacksMembersIsShownAndNotActedOn() {
    var active = ApprovalTeamTranslation.snapshot(ARN, team(t -> {}), null);
    assertThat(active.observed()).isInstanceOf(ObservedTeam.Active.class);

    var nameless =
        ApprovalTeamTranslation.snapshot(
            ARN, team(t -> t.approvers(GetApprovalTeamResponseApprover.builder().build())), null);
    assertThat(nameless.observed()).isEqualTo(new ObservedTeam.Unrecognized());
    assertThat(nameless.asked()).extracting(a -> a.identityId()).containsExactly("?");

    var unbounded =
        ApprovalTeamTranslation.snapshot(
            ARN, team(t -> t.approvalStrategy(s -> s.mofN(m -> {}))), null);
    assertThat(unbounded.observed()).isEqualTo(new ObservedTeam.Unrecognized());
  }

  @Test
  void theArnIsTheOneThatWasAskedFor() {
    assertThat(ApprovalTeamTranslation.snapshot(ARN, team(t -> t.arn(null)), null).arn())
        .isEqualTo(ARN);
  }

  private static GetApprovalTeamResponse team(Consumer<GetApprovalTeamResponse.Builder> change) {
    var team =
        GetApprovalTeamResponse.builder()
            .arn(ARN)
            .description("guards")
            .status("ACTIVE")
            .approvalStrategy(s -> s.mofN(m -> m.minApprovalsRequired(2)));
    change.accept(team);
    return team.build();
  }
}
