package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.isBecause;
import static dev.mpaoperator.stage.Seen.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.SessionVote;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.simulator.world.StandingOrder;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is voted on right now stands beside the team: by whom it was asked, and how the votes stand.
 */
class SessionsTest {
  private Stage stage;
  private Mirrors mirrors;

  @BeforeEach
  void open() {
    stage = Stage.empty("sessions");
    mirrors = new Mirrors(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatAnotherServiceAsksIsShownWithItsVotes() {
    stage.startOperator();
    var team = stage.activeTeam("vaults");
    var arn =
        stage
            .aws()
            .console()
            .openSession(
                "vaults",
                SessionRequest.restoreAccessToVault(Stage.ACCOUNT, Mirrors.vault("one"))
                    .but()
                    .description(Canary.SESSION)
                    .comment(Canary.COMMENT)
                    .metadata(Map.of("ticket", "42"))
                    .build());

    var open = mirrors.await("vaults", arn, isBecause("Open"));
    assertThat(open.getSpec().sessionArn()).isEqualTo(arn);
    assertThat(open.getSpec().approvalTeamRef().name()).isEqualTo("vaults");
    assertThat(open.getSpec().cancel()).isNull();
    assertThat(open.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(o -> {
          assertThat(o.getKind()).isEqualTo("ApprovalTeam");
          assertThat(o.getUid()).isEqualTo(team.getMetadata().getUid());
          assertThat(o.getController()).isTrue();
        });
    var status = open.getStatus();
    assertThat(status.approvalTeamArn()).isEqualTo(stage.now(team).getStatus().arn());
    assertThat(status.actionName()).isEqualTo("backup:RevokeRestoreAccessBackupVault");
    assertThat(status.protectedResourceArn()).isEqualTo(Mirrors.vault("one"));
    assertThat(status.description()).isEqualTo(Canary.SESSION);
    assertThat(status.requesterComment()).isEqualTo(Canary.COMMENT);
    assertThat(status.requester().principalArn()).endsWith(":role/backup-administrator");
    assertThat(status.requester().servicePrincipal()).isEqualTo("backup.amazonaws.com");
    assertThat(status.requester().accountId()).isEqualTo(Stage.ACCOUNT);
    assertThat(status.requester().region()).isEqualTo("us-east-1");
    assertThat(status.metadata()).isEqualTo(Map.of("ticket", "42"));
    assertThat(status.sessionStatus()).isEqualTo("PENDING");
    assertThat(status.votes()).isEqualTo("0/2");
    assertThat(status.noResponse()).isEqualTo(3);
    assertThat(status.operatorRequest()).isNull();
    assertThat(status.cancellable()).isFalse();
    assertThat(Duration.between(instant(status.initiationTime()), instant(status.expirationTime())))
        .isEqualTo(Duration.ofHours(24));
    assertThat(condition(open, "Synced").getStatus()).isEqualTo("True");
    assertThat(condition(open, "Completed").getStatus()).isEqualTo("False");

    stage.aws().people().approve(arn, "bob");
    var voting = mirrors.await("vaults", arn, s -> "1/2".equals(s.getStatus().votes()));
    assertThat(voting.getStatus().approvers())
        .extracting(SessionVote::name, SessionVote::response)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("alice", "NO_RESPONSE"),
            org.assertj.core.groups.Tuple.tuple("bob", "APPROVED"),
            org.assertj.core.groups.Tuple.tuple("carol", "NO_RESPONSE"));
    stage.aws().people().approve(arn, "carol");
    var ended = mirrors.await("vaults", arn, isBecause("Approved"));
    assertThat(ended.getStatus().votes()).isEqualTo("2/2");
    assertThat(ended.getStatus().completionTime()).isNotNull();
    assertThat(ended.getStatus().executionStatus()).isEqualTo("EXECUTED");
    assertThat(condition(ended, "Completed").getStatus()).isEqualTo("True");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(mirrors.events(open.getMetadata().getName()))
                .containsExactlyInAnyOrder("Open", "Approved"));
  }

  @Test
  void anOwnRequestIsMarkedAndLinkedFromTheTeam() {
    stage.startOperator();
    var team = stage.activeTeam("own");
    stage.edit(team, s -> Specs.with(s, 3));

    var mirror = mirrors.awaitOwn("Update");
    var linked =
        stage.await(
            team,
            t ->
                t.getStatus().proposal() != null
                    && t.getStatus().proposal().approvalSession() != null);
    assertThat(linked.getStatus().proposal().approvalSession())
        .isEqualTo(mirror.getMetadata().getName());
    assertThat(linked.getStatus().proposal().sessionArn()).isEqualTo(mirror.getSpec().sessionArn());
    assertThat(mirror.getStatus().cancellable()).isTrue();

    stage.rejectAll("own");
    var rejected = mirrors.await("own", mirror.getSpec().sessionArn(), isBecause("Rejected"));
    assertThat(rejected.getStatus().cancellable()).isFalse();
    assertThat(rejected.getStatus().operatorRequest()).isEqualTo("Update");
    stage.await(team, Seen.isBecause("UpdateRejected"));

    stage.delete(team);
    var deletion = mirrors.awaitOwn("Deletion");
    assertThat(deletion.getMetadata().getName()).isNotEqualTo(mirror.getMetadata().getName());
  }

  @Test
  void aRequestThatWasDecidedUnseenIsLinkedAllTheSame() {
    stage.startOperator();
    var team = stage.activeTeam("swift");
    stage.aws().people().orderAll(StandingOrder.REFUSES);
    stage.edit(team, s -> Specs.with(s, 3));
    var rejected =
        stage.await(
            team,
            t ->
                Seen.isBecause("UpdateRejected").test(t)
                    && t.getStatus().proposal().approvalSession() != null);
    var arn = rejected.getStatus().proposal().sessionArn();
    var mirror = mirrors.await("swift", arn, s -> "Update".equals(s.getStatus().operatorRequest()));
    assertThat(mirror.getMetadata().getName())
        .isEqualTo(rejected.getStatus().proposal().approvalSession());
    assertThat(condition(mirror, "Completed").getReason()).isEqualTo("Rejected");
  }

  @Test
  void whatIsCountedSaysNothingOfPeopleAndNothingTwice() throws Exception {
    stage.startOperator();
    stage.activeTeam("counted");
    var open = mirrors.ask("counted");
    var rejected = mirrors.ask("counted");
    mirrors.await("counted", open, isBecause("Open"));
    stage.aws().people().rejectAll(rejected);
    var ended = mirrors.await("counted", rejected, isBecause("Rejected"));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(metrics())
                .contains("mpa_approval_sessions_total{outcome=\"Open\"} 2.0")
                .contains("mpa_approval_sessions_total{outcome=\"Rejected\"} 1.0")
                .contains(
                    "mpa_approval_sessions_open{name=\"counted\",namespace=\""
                        + stage.namespace()
                        + "\"} 1.0")
                .contains("mpa_approval_session_next_expiration_timestamp_seconds{name=\"counted\"")
                .doesNotContain(
                    "backup-administrator", "arn:", Canary.COMMENT, Canary.SESSION, "alice"));

    stage.stopOperator();
    stage.startOperator();
    Awaitility.await()
        .untilAsserted(() -> assertThat(metrics()).contains("mpa_approval_sessions_open{"));
    stage.letItLook(5);
    assertThat(metrics()).doesNotContain("mpa_approval_sessions_total");
    assertThat(mirrors.events(ended.getMetadata().getName()))
        .containsOnlyOnce("Open")
        .containsOnlyOnce("Rejected");
  }

  private String metrics() throws Exception {
    var uri = java.net.URI.create("http://127.0.0.1:" + stage.operator().httpPort() + "/metrics");
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      return http.send(
              java.net.http.HttpRequest.newBuilder(uri).build(),
              java.net.http.HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static java.time.Instant instant(String text) {
    return java.time.Instant.parse(text);
  }
}
