package dev.mpaoperator.approvalteam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.approvalteam.plan.Change;
import dev.mpaoperator.approvalteam.plan.Intent;
import dev.mpaoperator.approvalteam.plan.Memory.Kind;
import dev.mpaoperator.approvalteam.plan.Memory.State;
import dev.mpaoperator.approvalteam.plan.Mode;
import dev.mpaoperator.approvalteam.plan.ObservedTeam;
import dev.mpaoperator.approvalteam.plan.Reason;
import dev.mpaoperator.approvalteam.plan.TeamDefinition;
import dev.mpaoperator.kubernetes.Conditions;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusWriterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final TeamDefinition WISH = new TeamDefinition("wish", 2, Set.of());
  private static final TeamDefinition OTHER = new TeamDefinition("other", 2, Set.of());

  @Test
  void remembersTheWishThatIsInForce() {
    assertThat(after(WISH, null, null).definitionHash()).isEqualTo(WISH.fingerprint());
  }

  @Test
  void remembersAnOwnRequestThatWasGrantedAfterTheWishChanged() {
    assertThat(after(OTHER, WISH.fingerprint(), State.OPEN).definitionHash())
        .isEqualTo(OTHER.fingerprint());
    assertThat(after(OTHER, WISH.fingerprint(), State.SUBMITTING).definitionHash())
        .isEqualTo(OTHER.fingerprint());
  }

  @Test
  void doesNotTakeWhatOthersBroughtIntoForceForItsOwn() {
    assertThat(after(OTHER, WISH.fingerprint(), null).definitionHash())
        .isEqualTo(WISH.fingerprint());
    assertThat(after(OTHER, WISH.fingerprint(), State.WITHDRAWN).definitionHash())
        .isEqualTo(WISH.fingerprint());
  }

  /** Also where it is only watched: what is planned for a team that is gone is nothing. */
  @Test
  void ofATeamThatIsGoneNothingIsPlannedAndNothingDrifts() {
    var status =
        withoutASight(
            Reason.TEAM_GONE, new Report.Look(new ObservedTeam.Missing(), List.of(), null));

    assertThat(status.plannedChanges()).isNullOrEmpty();
    assertThat(status.settling()).isNull();
    assertThat(status.drift()).isNull();
  }

  @Test
  void whatACallThatFailedCouldNotShowStaysAsItWas() {
    var status = withoutASight(Reason.AWS_UNAVAILABLE, null);

    assertThat(status.plannedChanges()).containsExactly("would ask 3 people");
    assertThat(status.settling()).isNotNull();
    assertThat(status.drift()).hasSize(1);
  }

  private static ApprovalTeamStatus withoutASight(Reason reason, Report.Look look) {
    var team = team();
    team.setStatus(
        Serialization.unmarshal(
            """
            arn: arn
            plannedChanges: [would ask 3 people]
            settling: {hash: a, untilTime: "2026-01-01T00:00:10Z"}
            drift: [{field: description, desired: a, actual: b}]
            """,
            ApprovalTeamStatus.class));
    var wish = wish();
    return new StatusWriter(Clock.fixed(NOW, ZoneOffset.UTC))
        .status(team, new Report(wish, reason, "", null, "arn", null).after(look));
  }

  /** Else the waits between failing requests would never grow: each begins with an announcement. */
  @Test
  void anAnnouncementKeepsSinceWhenCallsFail() {
    var team = team();
    var failing =
        new ConditionBuilder()
            .withType("Synced")
            .withStatus("False")
            .withLastTransitionTime(NOW.minusSeconds(60).toString())
            .build();
    team.setStatus(
        new ApprovalTeamStatus(
            1L,
            List.of(failing),
            "arn",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    var announcement =
        new StatusWriter(Clock.fixed(NOW, ZoneOffset.UTC))
            .announcement(
                team, new Report(wish(), Reason.SUBMITTING_UPDATE, "", null, "arn", null));

    assertThat(Conditions.failingSince(announcement.conditions())).isEqualTo(NOW.minusSeconds(60));
  }

  /** The status after a pass, when a request for the other definition was in that state. */
  private static ApprovalTeamStatus after(TeamDefinition live, String inForce, State asked) {
    var team = team();
    var proposal =
        asked == null
            ? null
            : Proposals.with(
                Proposals.submitting(Kind.UPDATE, OTHER.fingerprint(), 1, 0, NOW),
                asked,
                null,
                NOW);
    team.setStatus(
        new ApprovalTeamStatus(
            1L, null, "arn", null, null, null, null, null, null, null, null, null, null, null, null,
            proposal, null, null, null, null, inForce, null));
    var observed = new ObservedTeam.Active(live, new Change.None());
    var snapshot =
        new TeamSnapshot(
            observed, "arn", null, null, "ACTIVE", null, null, null, null, 2, List.of(), List.of(),
            List.of(), null, null, null);
    return new StatusWriter(Clock.fixed(NOW, ZoneOffset.UTC))
        .status(
            team,
            new Report(wish(), Reason.ACTIVE, "", snapshot, "arn", proposal)
                .after(new Report.Look(observed, List.of(), null)));
  }

  private static SpecReader.Wish wish() {
    return new SpecReader.Wish(
        new Intent.Keep(WISH, Intent.Manner.DEFAULT),
        Mode.FULL,
        null,
        new Approvers(List.of(), List.of(), true),
        null);
  }

  private static ApprovalTeam team() {
    return Serialization.unmarshal(
        """
        metadata: {name: vault, generation: 2}
        spec: {name: vault, description: wish, approvers: []}
        """,
        ApprovalTeam.class);
  }
}
