package dev.mpaoperator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamGaugesTest {
  private final Metrics metrics = new Metrics("1");
  private final AtomicBoolean atWork = new AtomicBoolean(true);
  private final AtomicReference<List<ApprovalTeam>> teams = new AtomicReference<>(List.of());

  TeamGaugesTest() {
    TeamGauges.show(metrics, atWork::get, () -> teams.get().stream());
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void onlyWhoDoesTheWorkShowsTeams() {
    teams.set(List.of(SampleTeams.voting("payments")));
    assertThat(now().of(Metric.TEAM_PENDING_UPDATE, "payments")).hasSize(1);
    atWork.set(false);
    assertThat(now().samples()).noneMatch(s -> s.has("name", "payments"));
  }

  @Test
  void aTeamThatIsGoneHasNoSeries() {
    teams.set(List.of(SampleTeams.voting("one"), SampleTeams.voting("two")));
    assertThat(now().samples()).anyMatch(s -> s.has("name", "one"));
    teams.set(List.of(SampleTeams.voting("two")));
    assertThat(now().samples())
        .noneMatch(s -> s.has("name", "one"))
        .anyMatch(s -> s.has("name", "two"));
  }

  @Test
  void whatSomebodyWroteIntoAStatusIsBounded() {
    teams.set(
        List.of(
            SampleTeams.with(
                "odd",
                """
                teamStatus: ACTIVE
                conditions:
                - {type: Stalled, status: "True", reason: alice@example.org}
                - {type: Invented, status: "True", reason: x}
                - {type: Ready, status: perhaps, reason: x}
                approvers:
                - {name: one, identityId: a, response: alice}
                - {name: two, identityId: b, response: bob}
                proposal: {kind: Update, state: Open, hash: h, expirationTime: tomorrow}
                """)));
    var seen = now();
    assertThat(seen.samples())
        .noneMatch(s ->
            s.labels().values().stream()
                .anyMatch(v -> v.matches(".*(alice|bob|Invented|perhaps).*")));
    assertThat(seen.of(Metric.TEAM_STALLED, "odd").getFirst().labels())
        .containsEntry("reason", "Other");
    assertThat(seen.of(Metric.TEAM_APPROVERS, "odd"))
        .anyMatch(s -> s.has("state", "Other") && s.value() == 2);
    assertThat(seen.of(Metric.TEAM_UPDATE_EXPIRATION, "odd")).isEmpty();
  }

  @Test
  void aTeamOfWhichNothingIsKnownYetHasFewSeriesAndBreaksNothing() {
    teams.set(List.of(SampleTeams.with("new", "{}"), SampleTeams.voting("old")));
    assertThat(now().of(Metric.TEAM_APPROVERS, "new")).isEmpty();
    assertThat(now().of(Metric.TEAM_DESIRED_THRESHOLD, "new")).hasSize(1);
    assertThat(now().of(Metric.TEAM_APPROVERS, "old")).hasSize(4);
  }

  @Test
  void peopleWhoJoinByAnUpdateHaveADeadlineAndNoVote() {
    teams.set(
        List.of(
            SampleTeams.with(
                "joining",
                """
                conditions:
                - {type: Reconciling, status: "True", reason: AwaitingUpdateInvitations}
                proposal: {kind: Update, state: Open, hash: h, expirationTime: "2026-11-24T00:00:00Z"}
                """)));
    assertThat(now().of(Metric.TEAM_INVITATION_DEADLINE, "joining"))
        .containsExactly(
            new Exposition.Sample(
                Metric.TEAM_INVITATION_DEADLINE.word(),
                Map.of("namespace", "pay", "name", "joining"),
                1795478400));
    assertThat(now().of(Metric.TEAM_UPDATE_EXPIRATION, "joining")).isEmpty();
  }

  private Exposition now() {
    return Exposition.of(metrics.scrape());
  }
}
