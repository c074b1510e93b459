package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.has;
import static dev.mpaoperator.stage.Mirrors.isBecause;
import static dev.mpaoperator.stage.Mirrors.ownedBy;
import static dev.mpaoperator.stage.Seen.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.simulator.wire.JournalEntry;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody makes the operator act on, or show, a session that is not its team's. */
class SessionBelongingTest {
  private static final String UNKNOWN =
      "arn:aws:mpa:us-east-1:111122223333:session/nothing-0/00000000-0000-4000-8000-000000000000";

  private Stage stage;
  private Mirrors mirrors;

  @BeforeEach
  void open() {
    stage = Stage.open("belonging");
    mirrors = new Mirrors(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void assertRefused(ApprovalSession forged, String reason, String says) {
    var refused =
        org.awaitility.Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> stage.now(forged), s -> s != null && has("Synced", reason).test(s));
    assertThat(condition(refused, "Synced").getMessage()).contains(says);
    assertThat(condition(refused, "Cancelled").getStatus()).isEqualTo("False");
    assertThat(refused.getStatus().sessionStatus()).as("nothing of it is shown").isNull();
    assertThat(stage.aws().journal().count("CancelSession")).isZero();
  }

  private List<String> asked() {
    return stage.aws().journal().of("GetSession").stream().map(JournalEntry::resource).toList();
  }

  /** An open update of a team that somebody made beside the operator. */
  private String foreignUpdate() {
    var foreign = stage.teamMadeByHand("foreign");
    try (var sdk = stage.sdk()) {
      sdk.updateApprovalTeam(r -> r.arn(foreign).description("theirs"));
    }
    stage.letItPass(Duration.ofSeconds(1));
    return stage.aws().teams().sessions("foreign").getFirst().sessionArn();
  }

  @Test
  void aTeamThatIsNotThere() {
    assertRefused(
        mirrors.forge(ApprovalSession.nameOf("none", UNKNOWN), "none", UNKNOWN, List.of()),
        "TeamNotFound",
        "there is no ApprovalTeam 'none'");
  }

  @Test
  void noOwnerAnotherOwnerOrAnotherName() {
    var team = stage.activeTeam("mine");
    stage.edit(team, s -> Specs.with(s, 3));
    var real = mirrors.awaitOwn("Update");
    var arn = real.getSpec().sessionArn();
    assertRefused(
        mirrors.forge("another-name", "mine", arn, List.of(ownedBy(team))),
        "NotOwned",
        "its name is not the one that belongs to this session");
    var stranger = ownedBy(team);
    stranger.setUid("00000000-0000-4000-8000-000000000000");
    assertRefused(
        mirrors.forge(ApprovalSession.nameOf("mine", UNKNOWN), "mine", UNKNOWN, List.of(stranger)),
        "NotOwned",
        "is not its controlling owner");
    assertThat(asked()).doesNotContain(UNKNOWN);

    // In place of the real one, which was deleted.
    stage.stopOperator();
    stage.delete(real);
    var forged = mirrors.forge(real.getMetadata().getName(), "mine", arn, List.of());
    stage.startOperator();
    assertRefused(forged, "NotOwned", "is not its controlling owner");
    stage.delete(forged);
    mirrors.await("mine", arn, isBecause("Open"));
  }

  @Test
  void aSessionOfAnotherTeam() {
    var team = stage.activeTeam("mine");
    var theirs = foreignUpdate();
    assertRefused(
        mirrors.forge(
            ApprovalSession.nameOf("mine", theirs), "mine", theirs, List.of(ownedBy(team))),
        "NotOwned",
        "AWS lists no such session of the team");
    assertThat(asked()).doesNotContain(theirs);
    assertThat(stage.aws().teams().get("foreign").pendingUpdate()).isNotNull();
  }

  @Test
  void aSessionThatAwsDoesNotHave() {
    var team = stage.activeTeam("mine");
    assertRefused(
        mirrors.forge(
            ApprovalSession.nameOf("mine", UNKNOWN), "mine", UNKNOWN, List.of(ownedBy(team))),
        "NotOwned",
        "AWS lists no such session of the team");
    var arn = stage.now(team).getStatus().arn().replace(":approval-team/", ":session/") + "/none";
    var forged =
        mirrors.forge(ApprovalSession.nameOf("mine", arn), "mine", arn, List.of(ownedBy(team)));
    stage.awaitGone(forged);
  }

  @Test
  void aMirrorThatLosesItsOwnerIsMadeAgain() {
    stage.activeTeam("orphan");
    var arn = mirrors.ask("orphan");
    var mirror = mirrors.await("orphan", arn, isBecause("Open"));
    stage
        .client()
        .resource(mirror)
        .patch(
            io.fabric8.kubernetes.client.dsl.base.PatchContext.of(
                io.fabric8.kubernetes.client.dsl.base.PatchType.JSON_MERGE),
            "{\"metadata\":{\"ownerReferences\":null,\"annotations\":{\"a\":\"b\"}}}");
    var uid = mirror.getMetadata().getUid();
    var again =
        mirrors.await(
            "orphan", arn, s -> !uid.equals(s.getMetadata().getUid()) && isBecause("Open").test(s));
    assertThat(again.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(mirrors.events(mirror.getMetadata().getName()))
        .as("it is no news")
        .containsOnlyOnce("Open");
  }

  @Test
  void aStatusThatNamesAnothersTeamShowsNothingOfIt() {
    var team = stage.activeTeam("mine");
    var theirs = foreignUpdate();
    stage.stopOperator();
    stage.tampering().setStatus(team, Map.of("arn", stage.aws().teams().get("foreign").arn()));
    var forged =
        mirrors.forge(
            ApprovalSession.nameOf("mine", theirs), "mine", theirs, List.of(ownedBy(team)));
    // The team's own pass mends the status; as long as it cannot, the session is not shown.
    stage
        .aws()
        .faults()
        .inject(
            dev.mpaoperator.simulator.wire.FaultRule.on("GetApprovalTeam")
                .always()
                .failing(dev.mpaoperator.simulator.world.ErrorType.ACCESS_DENIED));
    stage.startOperator();
    assertRefused(forged, "NotOwned", "the team's tags in AWS do not say");
    assertThat(asked()).doesNotContain(theirs);
    assertThat(mirrors.all()).hasSize(1);
  }

  @Test
  void whatWasAMirrorOfATeamThatIsNotTheResourcesAnyMoreIsRemoved() {
    var team = stage.activeTeam("lost");
    var arn = mirrors.ask("lost");
    mirrors.await("lost", arn, isBecause("Open"));
    stage.stopOperator();
    var teamArn = stage.now(team).getStatus().arn();
    try (var sdk = stage.sdk()) {
      sdk.untagResource(r -> r.resourceArn(teamArn).tagKeys("mpaoperator.dev/uid"));
    }
    stage.startOperator();
    mirrors.awaitAll(List::isEmpty);
    assertThat(stage.aws().teams().sessions("lost").getFirst().status()).isEqualTo("PENDING");
  }
}
