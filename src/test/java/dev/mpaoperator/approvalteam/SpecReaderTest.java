package dev.mpaoperator.approvalteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.access.Access;
import dev.mpaoperator.account.Account;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.Intent;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
  /** Else a paused resource would tell of the settle time and of the pause by turns. */
  @Test
  void theSettleTimeDoesNotRunDuringAPause() {
    assertThat(isSettled("false")).isFalse();
    assertThat(isSettled("true")).isTrue();
  }

  private static boolean isSettled(String paused) {
    var team =
        Serialization.unmarshal(
            """
            metadata: {name: vault, annotations: {mpaoperator.dev/paused: "%s"}}
            spec:
              name: vault
              description: wish
              approvalStrategy: {mofN: {minApprovalsRequired: 2}}
              approvers: []
              identitySourceArn: arn:aws:mpa:us-east-1:111122223333:identity-source/a
            """
                .formatted(paused),
            ApprovalTeam.class);
    var intent =
        SpecReader.read(
                team,
                new Access.Granted(Account.OWN, null, true, null),
                Approvers.pinned(team),
                _ -> false)
            .intent();
    return ((Intent.Keep) intent).manner().settled();
  }
}
