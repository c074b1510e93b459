package dev.mpaoperator.approvalteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.approvalteam.PolicyLook.Verdict;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyStatusesTest {
  private static final List<PolicyStatus> KNOWN =
      List.of(new PolicyStatus("arn:p/1", 1, "ATTACHABLE", null, null));
  private static final List<PolicyStatus> NEW =
      List.of(new PolicyStatus("arn:p/1", 1, "DEPRECATED", null, 2));

  private static ApprovalTeamStatus after(String arnBefore, Report report) {
    var team =
        Serialization.unmarshal(
            """
            metadata: {generation: 2}
            spec: {name: a, description: a, approvers: [], policies: []}
            status:
              arn: %s
              policies: [{arn: "arn:p/1", version: 1, status: ATTACHABLE}]
              conditions:
                - {type: PoliciesResolved, status: "True", reason: Resolved, message: "", observedGeneration: 1}
            """
                .formatted(arnBefore),
            ApprovalTeam.class);
    return new StatusWriter(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).status(team, report);
  }

  private static Report report(Reason reason, String arn) {
    return new Report(SpecReader.UNREADABLE, reason, "", null, arn, null);
  }

  private static Report gone(String arn) {
    return report(Reason.TEAM_GONE, arn)
        .after(new Report.Look(new ObservedTeam.Missing(), List.of(), null));
  }

  private static String resolved(ApprovalTeamStatus status) {
    return Conditions.find(status.conditions(), "PoliciesResolved").get().getStatus();
  }

  @Test
  void whatWasLearnedIsShown() {
    var facts = new PolicyLook.Facts(NEW, List.of(), null, true);
    var look = new PolicyLook(Verdict.USABLE, "", facts);
    assertThat(after("team", report(Reason.ACTIVE, "team").seeing(look)).policies()).isEqualTo(NEW);
  }

  @Test
  void whatCouldNotBeReadStaysAsItWas() {
    var look = new PolicyLook(Verdict.USABLE, "", null);
    assertThat(after("team", report(Reason.AWS_UNAVAILABLE, "team")).policies()).isEqualTo(KNOWN);
    assertThat(after("team", report(Reason.ACTIVE, "team").seeing(look)).policies())
        .isEqualTo(KNOWN);
  }

  @Test
  void aTeamThatIsGoneHasNone() {
    assertThat(after("team", gone("team")).policies()).isNull();
  }

  @Test
  void anotherTeamHasOthers() {
    assertThat(after("team", report(Reason.ADOPTING, "another")).policies()).isNull();
  }

  @Test
  void theSpecsBecomeTheTeams() {
    assertThat(after("null", report(Reason.CREATING, "new")).policies()).isEqualTo(KNOWN);
  }

  /** Policies of a team cannot have changed with its spec; those of no team may have. */
  @Test
  void theConditionOutlivesAChangeOfATeamsSpec() {
    assertThat(resolved(after("team", report(Reason.AWS_UNAVAILABLE, "team")))).isEqualTo("True");
    assertThat(resolved(after("null", report(Reason.IDENTITY_SOURCE_NOT_FOUND, null))))
        .isEqualTo("Unknown");
  }
}
