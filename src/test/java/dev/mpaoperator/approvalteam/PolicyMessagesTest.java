package dev.mpaoperator.approvalteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.approvalteam.plan.PolicyCheck.Trouble;
import dev.mpaoperator.approvalteam.plan.QualifiedPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyMessagesTest {
  private static final String P = "arn:aws:mpa:::aws:policy/";
  private static final List<String> EXISTING =
      List.of(
          P + "payments.amazonaws.com/ImportKey",
          P + "backup.amazonaws.com/CreateRestoreAccessVault",
          P + "backup.amazonaws.com/RevokeRestoreAccessVault",
          P + "backup.amazonaws.com/Other");

  @Test
  void namesTheThreeNearestReadyToPaste() {
    assertThat(said("metadata: {}", EXISTING))
        .endsWith(
            "'%1$sbackup.amazonaws.com/CreateRestoreAcessVault/7' does not exist: did you mean '%1$sbackup.amazonaws.com/CreateRestoreAccessVault/$DEFAULT' or '%1$sbackup.amazonaws.com/RevokeRestoreAccessVault/$DEFAULT' or '%1$sbackup.amazonaws.com/Other/$DEFAULT'?"
                .formatted(P));
  }

  @Test
  void inAnEmptyCatalogueNothingIsNear() {
    assertThat(said("metadata: {}", List.of()))
        .endsWith("does not exist, nor any other in this account");
  }

  /** As the schema has it: see {@code CrdRulesTest}. */
  @Test
  void saysWhetherTheyCanStillBeCorrected() {
    assertThat(said("metadata: {}", EXISTING)).contains("Correct them");
    assertThat(said("status: {waitingFor: you}", EXISTING)).contains("Correct them");
    assertThat(said("status: {proposal: {kind: Creation}}", EXISTING))
        .contains("delete this resource");
    assertThat(said("status: {arn: a}", EXISTING)).contains("delete this resource");
  }

  private static String said(String team, List<String> existing) {
    return PolicyMessages.notUsable(
        Serialization.unmarshal(team, ApprovalTeam.class),
        List.of(
            new Trouble.Unknown(
                QualifiedPolicy.of(P + "backup.amazonaws.com/CreateRestoreAcessVault/7"))),
        existing);
  }
}
