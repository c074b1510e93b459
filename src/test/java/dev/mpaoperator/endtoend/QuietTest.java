package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operator is quiet when nothing happens, tells when something does, and never works on an old
 * copy.
 */
class QuietTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("quiet");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void nothingIsWrittenWhenNothingChanged() {
    stage.proxy();
    stage.startOperator();
    stage.activeTeam("still");
    stage.letItLook(2);
    stage.proxy().journal().clear();
    stage.aws().journal().clear();

    stage.letItLook(5);
    assertThat(stage.proxy().journal().writes()).isEmpty();
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aQuietTeamCostsOneCallALook() {
    stage.set("MPA_CONFIG_SESSIONS_LIST", "1h").startOperator(); // the account's, not the team's
    stage.activeTeam("cheap");
    stage.letItLook(2);
    stage.aws().journal().clear();

    stage.letItLook(5);
    assertThat(stage.aws().journal().counts().keySet())
        .containsExactlyInAnyOrder("GetApprovalTeam", "GetIdentitySource");
  }

  @Test
  void transitionTimesChangeOnlyWithTheStatus() {
    stage.startOperator();
    var team = stage.activeTeam("timed");
    var before = condition(stage.now(team), "Available");
    stage.aws().clock().advance(Duration.ofHours(1));
    stage.edit(team, s -> Specs.with(s, 3));

    var voting = stage.await(team, isBecause("AwaitingUpdateApproval"));
    var available = condition(voting, "Available");
    assertThat(available.getReason()).isNotEqualTo(before.getReason());
    assertThat(available.getLastTransitionTime()).isEqualTo(before.getLastTransitionTime());
    assertThat(condition(voting, "Ready").getLastTransitionTime())
        .isGreaterThan(available.getLastTransitionTime());
  }

  @Test
  void eachTransitionIsAnEvent() {
    stage.startOperator();
    var team = stage.activeTeam("told");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().rejectAll("told");
    stage.await(team, isBecause("UpdateRejected"));
    stage.letItLook(5);

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(events("told"))
                .extracting(Event::getReason)
                .filteredOn(r -> !r.equals("Validating")) // may pass unseen
                .containsExactly(
                    "Creating",
                    "AwaitingInvitations",
                    "Active",
                    "SubmittingUpdate",
                    "AwaitingUpdateApproval",
                    "UpdateRejected"));
    assertThat(events("told").getLast().getType()).isEqualTo("Warning");
    assertThat(events("told").getLast().getNote()).contains("alice");
  }

  private List<Event> events(String name) {
    return stage
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(stage.namespace())
        .list()
        .getItems()
        .stream()
        .filter(e -> e.getRegarding().getName().equals(name))
        .sorted(Comparator.comparing(e -> e.getEventTime().getTime()))
        .toList();
  }

  @Test
  void conditionsStandBeforeAwsIsAsked() {
    var list = stage.aws().faults().inject(FaultRule.on("ListApprovalTeams").hanging());
    stage.startOperator();
    stage.readySource();
    var team = stage.create("seen", Specs.team("seen", stage.namespace()));
    var seen = stage.await(team, isBecause("Starting"));
    assertThat(condition(seen, "Ready").getStatus()).isEqualTo("Unknown");
    assertThat(condition(seen, "Reconciling").getStatus()).isEqualTo("True");
    list.release();
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void anOldCopyOfAResourceNeverLeadsToARequest() throws InterruptedException {
    // The operator cannot create at first, so it tries again and again with the copy that it has.
    stage.proxy();
    stage.startOperator();
    stage.readySource();
    var denied =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("ListApprovalTeams").always().failing(ErrorType.ACCESS_DENIED));
    var team = stage.create("stale", Specs.team("stale", stage.namespace()));
    stage.await(team, isBecause("AccessDenied"));

    // From now on no watch tells it anything, and the spec changes.
    var watches = stage.proxy().on("GET", "watch=true").always().cut();
    stage.proxy().cutWatches();
    stage.edit(team, s -> Specs.describedAs(s, "the newer wish"));
    denied.release();
    stage.letItPass(Duration.ofSeconds(2));
    assertThat(stage.aws().journal().count("CreateApprovalTeam")).isZero();

    watches.release();
    stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(stage.aws().teams().get("stale").description()).isEqualTo("the newer wish");
  }

  @Test
  void resourcesOfANewerVersionAreReadAndKept() {
    stage
        .tampering()
        .withFutureField(() -> {
          stage.startOperator();
          stage.readySource();
          var team = stage.create("future", Specs.team("future", stage.namespace()));
          stage.await(team, isBecause("AwaitingInvitations"));
          stage.tampering().setField(team, "futureWish", "something new");
          stage.aws().people().acceptAll("future");
          stage.await(team, isReady());
          assertThat(
                  stage
                      .client()
                      .genericKubernetesResources("mpaoperator.dev/v1alpha1", "ApprovalTeam")
                      .inNamespace(stage.namespace())
                      .withName("future")
                      .get()
                      .<String>get("spec", "futureWish"))
              .isEqualTo("something new");
        });
  }

  @Test
  void aNewResourceDoesNotWaitBehindABacklog() throws InterruptedException {
    stage.set("MPA_CONFIG_THREADS", "1").startOperator();
    stage.readySource();
    for (var i = 0; i < 6; i++) {
      var name = "old-" + i;
      stage.await(
          stage.create(name, Specs.team(name, stage.namespace())),
          isBecause("AwaitingInvitations"));
    }
    // The only thread is held, and the looks at all other teams fall due.
    var held = stage.aws().faults().inject(FaultRule.on("GetApprovalTeam").hanging());
    assertThat(held.awaitHit(Duration.ofSeconds(10))).isTrue();
    stage.letItPass(Duration.ofSeconds(1));
    stage.create("new", Specs.team("new", stage.namespace()));
    stage.letItPass(Duration.ofMillis(300));
    stage.aws().journal().clear();
    held.release();

    Awaitility.await().until(() -> stage.aws().journal().count("CreateApprovalTeam") == 1);
    var looksBefore =
        stage.aws().journal().all().stream()
            .takeWhile(call -> !call.operation().equals("CreateApprovalTeam"))
            .filter(call -> call.operation().equals("GetApprovalTeam"))
            .toList();
    assertThat(looksBefore)
        .as("looks at old teams before the new one's creation")
        .hasSizeLessThan(4);
  }

  @Test
  void aWordOfANewerVersionHoldsItsOwnResourceOnly() {
    stage
        .tampering()
        .withFutureField(() -> {
          stage.startOperator();
          var team = stage.activeTeam("archived");
          stage.edit(team, s -> Specs.with(s, new TeamDeletion("Archive", null, null)));
          var other = stage.create("other", Specs.team("other", stage.namespace()));
          stage.await(other, isBecause("AwaitingInvitations"));

          stage.delete(team);
          stage.await(team, isBecause("UnknownSpec"));
          stage.edit(team, s -> Specs.with(s, Specs.retain()));
          stage.awaitGone(team);
          assertThat(stage.aws().teams().get("archived").status()).isEqualTo("ACTIVE");
        });
  }

  @Test
  void specIsNeverWritten() {
    stage.startOperator();
    var team = stage.activeTeam("pristine");
    assertThat(stage.now(team).getSpec()).isEqualTo(Specs.team("pristine", stage.namespace()));
    assertThat(
            stage
                .client()
                .resources(ApprovalTeam.class)
                .inNamespace(stage.namespace())
                .withName("pristine")
                .get()
                .getMetadata()
                .getGeneration())
        .isEqualTo(1);
  }

  @Test
  void whatAnotherOperatorRemembersIsNotLost() {
    stage.proxy();
    stage.startOperator();
    var team = stage.activeTeam("shared");
    stage.letItLook(2);
    var write = stage.proxy().on("PATCH", "/approvalteams/shared/status").before().hang();
    stage.aws().console().changeThreshold("shared", 3);
    write.awaitHit(Duration.ofSeconds(30));

    var theirs = stage.now(team);
    var marker =
        new Proposal(
            "Update",
            "Cancelled",
            "of-the-other",
            1L,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    stage.tampering().writeStatusAsOperator(theirs, marker);
    write.release();

    var drift = stage.await(team, isBecause("DriftDetected"));
    assertThat(drift.getStatus().proposal().hash()).isEqualTo("of-the-other");
  }

  @Test
  void aSourceDoesNotAskAwsWhenOnlyATeamChanges() {
    stage.set("MPA_CONFIG_PACE_QUIET", "1h").startOperator();
    stage.readySource();
    stage.letItPass(Duration.ofSeconds(1));
    stage.aws().journal().clear();

    var team = stage.create("lively", Specs.team("lively", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("lively");
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("GetIdentitySource")).isZero();
    assertThat(stage.aws().journal().count("ListIdentitySources")).isZero();
  }
}
