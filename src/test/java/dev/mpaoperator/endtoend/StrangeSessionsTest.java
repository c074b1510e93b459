package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Mirrors.has;
import static dev.mpaoperator.stage.Mirrors.isBecause;
import static dev.mpaoperator.stage.Seen.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.SessionRequest;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Seen;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever AWS shows of sessions is shown, and nothing of it does harm. */
class StrangeSessionsTest {
  private Stage stage;
  private Mirrors mirrors;

  @BeforeEach
  void open() {
    stage = Stage.empty("strange");
    mirrors = new Mirrors(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private String ask(String team, SessionRequest request) {
    return stage.aws().console().openSessionQuietly(team, request);
  }

  @Test
  void wordsThatNobodyKnowsStandAsTheyCame() {
    stage.startOperator();
    stage.activeTeam("words");
    var arn = ask("words", SessionRequest.saying().action("new-service:NeverHeardOf").build());
    stage.aws().console().forceSession(arn, "POSTPONED", "BY_FULL_MOON", "HALF");
    var unknown = mirrors.await("words", arn, isBecause("UnknownState"));
    assertThat(unknown.getStatus().sessionStatus()).isEqualTo("POSTPONED");
    assertThat(unknown.getStatus().sessionStatusCode()).isEqualTo("BY_FULL_MOON");
    assertThat(unknown.getStatus().executionStatus()).isEqualTo("HALF");
    assertThat(unknown.getStatus().actionName()).isEqualTo("new-service:NeverHeardOf");
    assertThat(unknown.getStatus().cancellable()).isFalse();
    assertThat(condition(unknown, "Completed").getStatus()).isEqualTo("False");

    stage.aws().console().forceSession(arn, "FAILED", "ALL_APPROVERS_IN_SESSION", null);
    mirrors.await("words", arn, isBecause("Failed"));
  }

  @Test
  void aStateThatNobodyKnowsDoesNotStayForEver() {
    stage.startOperator();
    stage.activeTeam("eternal");
    var arn = mirrors.ask("eternal");
    stage.aws().console().forceSession(arn, "POSTPONED", null, null);
    mirrors.await("eternal", arn, isBecause("UnknownState"));
    stage.aws().clock().advance(Duration.ofDays(9));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> mirrors.now("eternal", arn) == null);
  }

  @Test
  void whatIsListedStaysThoughACloserLookShowsNothing() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetSession").always().failing(ErrorType.RESOURCE_NOT_FOUND));
    stage.startOperator();
    stage.activeTeam("lagging");
    var arn = mirrors.ask("lagging");
    var shown = mirrors.await("lagging", arn, isBecause("Open"));
    var lists = stage.aws().journal().count("ListSessions");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stage.aws().journal().count("ListSessions") >= lists + 4);
    assertThat(mirrors.now("lagging", arn).getMetadata().getUid())
        .isEqualTo(shown.getMetadata().getUid());
    stage.aws().faults().clear();
    mirrors.await("lagging", arn, s -> "0/2".equals(s.getStatus().votes()));
  }

  @Test
  void aFailingLookIsSaidAndNotThrown() {
    stage.startOperator();
    stage.activeTeam("failing");
    var fault =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("GetSession").always().failing(ErrorType.INTERNAL_SERVER));
    var arn = mirrors.ask("failing");
    mirrors.await("failing", arn, has("Synced", "AwsUnavailable"));
    assertThat(fault.hits()).isPositive();
    stage.aws().faults().clear();
    mirrors.await("failing", arn, has("Synced", "Mirrored"));
  }

  @Test
  void anythingMayBeMissing() {
    stage.startOperator();
    stage.activeTeam("missing");
    var arn = ask("missing", SessionRequest.saying().build());
    var shown = mirrors.await("missing", arn, isBecause("Open"));
    assertThat(shown.getStatus().actionName()).isNull();
    assertThat(shown.getStatus().requesterComment()).isNull();
    assertThat(shown.getStatus().votes()).isEqualTo("0/2");
    stage.aws().people().approveAll(arn);
    mirrors.await("missing", arn, isBecause("Approved"));
  }

  @Test
  void everythingMayBeAsLongAsItCan() {
    stage.startOperator();
    stage.activeTeam("long");
    var metadata = new HashMap<String, String>();
    IntStream.range(0, 50)
        .forEach(i -> metadata.put("%03d".formatted(i) + "k".repeat(97), "ü".repeat(200)));
    var arn =
        ask(
            "long",
            SessionRequest.saying()
                .action("a".repeat(500))
                .resource("arn:aws:backup:eu-central-1:111122223333:" + "v".repeat(2000))
                .requester("arn:aws:iam::111122223333:role/" + "r".repeat(500))
                .description("d".repeat(1000))
                .comment("☃".repeat(200))
                .metadata(metadata)
                .build());
    var shown = mirrors.await("long", arn, isBecause("Open"));
    assertThat(shown.getStatus().metadata()).isEqualTo(metadata);
    assertThat(shown.getStatus().requesterComment()).isEqualTo("☃".repeat(200));
  }

  @Test
  void whatCameAndWentBetweenTwoLooksIsShownWithItsVotes() {
    stage.startOperator();
    stage.activeTeam("swift");
    stage.stopOperator();
    var arn = mirrors.ask("swift");
    stage.aws().people().rejectAll(arn);
    stage.startOperator();
    var ended = mirrors.await("swift", arn, isBecause("Rejected"));
    assertThat(ended.getStatus().rejected()).isGreaterThanOrEqualTo(2);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(mirrors.events(ended.getMetadata().getName())).containsExactly("Rejected"));
  }

  @Test
  void hundredsAreShownThoughTheListChangesWhileItIsRead() {
    stage.set("MPA_CONFIG_PACE_WAITING", "10s").startOperator();
    stage.activeTeam("busy");
    var arns = new HashSet<String>();
    for (var i = 0; i < 250; i++) {
      arns.add(ask("busy", SessionRequest.saying().action("backup:Action" + i).build()));
    }
    var ended = arns.stream().limit(100).toList();
    ended.forEach(arn -> stage.aws().people().rejectAll(arn));
    var pages =
        stage.aws().faults().inject(FaultRule.on("ListSessions").skip(3).times(1).hanging());
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pages.hits() > 0);
    for (var i = 0; i < 30; i++) {
      arns.add(ask("busy", SessionRequest.saying().action("backup:Late" + i).build()));
    }
    pages.release();

    var open = new HashSet<>(arns);
    open.removeAll(ended);
    mirrors.awaitAll(all ->
        all.stream()
            .filter(isBecause("Open"))
            .map(s -> s.getSpec().sessionArn())
            .collect(java.util.stream.Collectors.toSet())
            .equals(open));
    assertThat(mirrors.all().stream().filter(isBecause("Rejected")).count())
        .as("of those that ended, the newest")
        .isLessThanOrEqualTo(10);
  }

  @Test
  void aMissingRightToListIsSaidOnce() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("ListSessions").always().failing(ErrorType.ACCESS_DENIED));
    stage.startOperator();
    var team = stage.activeTeam("blind");
    var arn = mirrors.ask("blind");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> mirrors.events("blind").contains("AccessDenied"));
    stage.letItLook(5);
    assertThat(mirrors.events("blind")).containsOnlyOnce("AccessDenied");
    assertThat(Seen.isReady().test(stage.now(team))).as("the team is not worse for it").isTrue();
    assertThat(mirrors.all()).isEmpty();
    stage.aws().faults().clear();
    mirrors.await("blind", arn, isBecause("Open"));
  }

  @Test
  void withoutTheRightToLookCloserTheListIsShown() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetSession").always().failing(ErrorType.ACCESS_DENIED));
    stage.startOperator();
    stage.activeTeam("dim");
    var arn = mirrors.ask("dim");
    var shown = mirrors.await("dim", arn, has("Synced", "AccessDenied"));
    assertThat(condition(shown, "Synced").getMessage()).contains("GetSession");
    assertThat(shown.getStatus().sessionStatus()).isEqualTo("PENDING");
    assertThat(shown.getStatus().actionName()).isEqualTo("backup:RevokeRestoreAccessBackupVault");
    assertThat(shown.getStatus().votes()).isNull();
    stage.aws().people().approveAll(arn);
    mirrors.await("dim", arn, isBecause("Approved"));
    stage.aws().faults().clear();
    assertThat(mirrors.await("dim", arn, has("Synced", "Mirrored")).getStatus().votes())
        .isEqualTo("2/2");
  }

  @Test
  void aTeamInANamespaceThatIsGoingGetsNoNewMirrors() {
    stage.startOperator();
    var team = stage.activeTeam("going");
    var namespaces = stage.client().namespaces();
    namespaces.withName(stage.namespace()).delete();
    var arn = mirrors.ask("going");
    var before = stage.aws().journal().count("ListSessions");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stage.aws().journal().count("ListSessions") >= before + 4);
    assertThat(mirrors.now("going", arn)).isNull();
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, Seen.isBecause("AwaitingUpdateApproval"));
  }

  @Test
  void aServerThatKnowsNoFilterIsAskedWithoutOne() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("ListSessions").times(1).failing(ErrorType.VALIDATION));
    stage.startOperator();
    stage.activeTeam("plain");
    mirrors.await("plain", mirrors.ask("plain"), isBecause("Open"));
  }

  @Test
  void anApprovedActionThatIsNotCarriedOutYetIsWatched() {
    stage.startOperator();
    stage.activeTeam("later");
    var arn = mirrors.ask("later");
    stage.aws().console().forceSession(arn, "APPROVED", null, "PENDING");
    mirrors.await("later", arn, s -> "PENDING".equals(s.getStatus().executionStatus()));
    stage.aws().console().forceSession(arn, "APPROVED", null, "FAILED");
    mirrors.await("later", arn, s -> "FAILED".equals(s.getStatus().executionStatus()));
  }
}
