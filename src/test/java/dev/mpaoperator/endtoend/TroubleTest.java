package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bad input and bad weather: each ends in a condition that says what to do, and nothing is lost.
 */
class TroubleTest {
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("trouble");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void awsOutOfReachIsSaidAndOvercome() {
    var endpoint = stage.aws().endpoint().toString();
    stage.set("MPA_CONFIG_AWS_ENDPOINT", "http://127.0.0.1:9").startOperator();
    var source = stage.create(stage.namespace(), Specs.source());
    var down = stage.await(source, isBecause("AwsUnavailable"));
    assertThat(condition(down, "Synced").getStatus()).isEqualTo("False");
    assertThat(condition(down, "Reconciling").getMessage())
        .contains("ListIdentitySources")
        .contains("tried again");

    stage.stopOperator();
    stage.set("MPA_CONFIG_AWS_ENDPOINT", endpoint).startOperator();
    stage.await(source, isReady());
  }

  @Test
  void anActiveTeamStaysReadyAndAvailableWhileAwsDoesNotAnswer() {
    stage.startOperator();
    var team = stage.activeTeam("steady");
    var fault =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("GetApprovalTeam").always().failing(ErrorType.THROTTLING));
    var failing = stage.await(team, isBecause("AwsUnavailable"));
    assertThat(condition(failing, "Ready").getStatus()).isEqualTo("True");
    assertThat(condition(failing, "Available").getStatus()).isEqualTo("True");
    assertThat(failing.getStatus().arn()).isNotNull();
    assertThat(failing.getStatus().approversAccepted()).isEqualTo("3/3");

    fault.release();
    stage.await(team, isBecause("Active"));
  }

  @Test
  void aMissingRightIsNamedAndTriedAgainSlowly() {
    stage.startOperator();
    stage.readySource();
    var fault =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("CreateApprovalTeam").always().failing(ErrorType.ACCESS_DENIED));
    var team = stage.create("denied", Specs.team("denied", stage.namespace()));
    var denied = stage.await(team, isBecause("AccessDenied"));
    assertThat(condition(denied, "Reconciling").getMessage())
        .contains("CreateApprovalTeam")
        .contains("Grant the operator's role");

    fault.release();
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void aFullAccountIsSaidAndOvercome() {
    stage.startOperator();
    stage.readySource();
    var teams = new ArrayList<ApprovalTeam>();
    for (var i = 0; i < 11; i++) {
      teams.add(stage.create("team-" + i, Specs.team("team-" + i, stage.namespace())));
      if (i < 10) {
        stage.await(teams.get(i), isBecause("AwaitingInvitations"));
      }
    }
    var surplus = teams.getLast();
    var full = stage.await(surplus, isBecause("QuotaExceeded"));
    assertThat(condition(full, "Reconciling").getMessage()).contains("at most 10 teams");

    stage.aws().people().declineAll("team-0");
    stage.await(teams.getFirst(), isBecause("InvitationsFailed"));
    stage.delete(teams.getFirst());
    stage.awaitGone(teams.getFirst());
    stage.await(surplus, isBecause("AwaitingInvitations"));
  }

  @Test
  void anUnknownStateIsShownAsItCameAndNothingIsDone() {
    stage.startOperator();
    var team = stage.activeTeam("strange");
    stage.aws().console().forceStatus("strange", "HIBERNATING", "SNOWED_IN");
    stage.edit(team, s -> Specs.with(s, 3));

    var unknown = stage.await(team, isBecause("UnknownState"));
    assertThat(unknown.getStatus().teamStatus()).isEqualTo("HIBERNATING");
    assertThat(unknown.getStatus().teamStatusCode()).isEqualTo("SNOWED_IN");
    assertThat(condition(unknown, "Reconciling").getMessage()).contains("HIBERNATING / SNOWED_IN");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.delete(team);
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isZero();

    stage.aws().console().clearForcedStatus("strange");
    stage.await(team, isBecause("AwaitingDeletionApproval"));
  }

  @Test
  void anUnknownPersonIsSaidAndTheCorrectedSpecGoesOnWithTheSameTeam() {
    stage.startOperator();
    stage.readySource();
    var spec = Specs.team("typo", stage.namespace());
    var people = new ArrayList<>(spec.approvers());
    people.set(0, Specs.approver("alice", "906764a1b2-99999999-0000-4000-8000-999999999999"));
    var team = stage.create("typo", Specs.with(spec, people));
    var failed = stage.await(team, isBecause("FailedValidation"));
    assertThat(condition(failed, "Stalled").getMessage()).contains("identityId");
    var arn = failed.getStatus().arn();
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol"));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("typo");
    assertThat(stage.await(team, isReady()).getStatus().arn()).isEqualTo(arn);
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void aDeclinedInvitationIsFinalUntilTheSpecChanges() {
    stage.startOperator();
    stage.readySource();
    var team = stage.create("unloved", Specs.team("unloved", stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().accept("unloved", "alice", "carol");
    stage.aws().people().decline("unloved", "bob");

    var failed = stage.await(team, isBecause("InvitationsFailed"));
    assertThat(condition(failed, "Stalled").getMessage()).contains("bob (declined)");
    assertThat(failed.getStatus().proposal().state()).isEqualTo("Failed");
    stage.letItLook(5);
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);

    stage.edit(team, s -> Specs.with(s, "alice", "carol", "dave"));
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("unloved");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void whatAwsRefusesAtOnceIsNotRepeatedUntilTheSpecChanges() {
    stage.startOperator();
    stage.readySource();
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on("CreateApprovalTeam")
                .always()
                .with(
                    new FaultRule.Kind.Failure(
                        "ValidationException",
                        400,
                        "'%s' is no description".formatted(Canary.DESCRIPTION))));
    var team = stage.create("invalid", Specs.team("invalid", stage.namespace()));
    stage.await(team, isBecause("InvalidRequest"));
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().count("CreateApprovalTeam")).isEqualTo(1);
    assertThat(condition(stage.now(team), "Stalled").getMessage())
        .as("why, as long as it stands")
        .contains("ValidationException", "'%s' is no description".formatted(Canary.DESCRIPTION));
    assertThat(
            stage.client().events().v1().events().inNamespace(stage.namespace()).list().getItems())
        .as("what people wrote does not travel with events")
        .isNotEmpty()
        .noneMatch(e -> e.getNote().contains(Canary.DESCRIPTION));

    stage.aws().faults().clear();
    stage.edit(team, s -> Specs.describedAs(s, "valid now"));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void aTagThatAwsDoesNotAcceptIsCorrectedByAnotherSpec() {
    stage.startOperator();
    stage.readySource();
    stage
        .aws()
        .faults()
        .inject(
            FaultRule.on("CreateApprovalTeam")
                .with(
                    new FaultRule.Kind.Failure(
                        "ValidationException", 400, "a#b=%s is no tag".formatted(Canary.TAG))));
    var team =
        stage.create(
            "tagged",
            Specs.with(Specs.team("tagged", stage.namespace()), Map.of("a#b", Canary.TAG)));
    stage.await(team, isBecause("InvalidRequest"));
    stage.edit(team, s -> Specs.with(s, Map.of("a", "c")));
    stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
  }

  @Test
  void aWithdrawalThatIsNotAllowedIsToldWithWhatIsKnown() {
    stage.startOperator();
    var team = stage.activeTeam("stuck");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    var denied =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("CancelSession").always().failing(ErrorType.ACCESS_DENIED));
    stage.edit(team, s -> Specs.with(s, 2));
    var told = stage.await(team, isBecause("AccessDenied"));
    assertThat(condition(told, "Available").getStatus()).isEqualTo("True");
    assertThat(condition(told, "Ready").getStatus()).as("2 is in force").isEqualTo("True");
    denied.release();
    stage.await(team, isBecause("Active"));
  }

  @Test
  void aFailureThatLastsIsWrittenOnce() {
    stage.proxy();
    stage.startOperator();
    var team = stage.activeTeam("failing");
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("GetApprovalTeam").always().failing(ErrorType.ACCESS_DENIED))
        .rule();
    stage.await(team, isBecause("AccessDenied"));
    stage.letItLook(1); // the pass that wrote this has ended, with its event
    stage.proxy().journal().clear();
    stage.letItLook(5);
    assertThat(stage.proxy().journal().writes()).isEmpty();
  }

  @Test
  void aResourceWithALongNameHasEventsToo() {
    stage.startOperator();
    var name = "a".repeat(199) + "." + "b".repeat(40);
    var team = stage.create(name, Specs.team("long", "no-such-source"));
    stage.await(team, isBecause("IdentitySourceNotFound"));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(
                    stage
                        .client()
                        .events()
                        .v1()
                        .events()
                        .inNamespace(stage.namespace())
                        .list()
                        .getItems())
                .extracting(e -> e.getRegarding().getName())
                .contains(name));
  }

  @Test
  void inEveryModeOfWhatIsNotKnownOfAwsATeamLivesItsLife() {
    stage.close();
    for (var mode :
        new Modes.Mode[] {
          Modes.SecondUpdate.REPLACES,
          Modes.NameUse.REPEATABLE,
          Modes.RuleCheck.ASYNCHRONOUS,
          Modes.PolicyReadBack.AS_NUMBER,
          Modes.InactiveQuota.NOT_COUNTED,
          Modes.TokenReuse.CONFLICT,
          new Modes.TokenMemory(Duration.ofMillis(1)),
          new Modes.StaleReads(Duration.ofMillis(300)),
          Modes.UpdateCheckCode.UPDATE_PENDING_APPROVAL,
          new Modes.PageSize(1)
        }) {
      stage = Stage.empty("mode", SimulatorOptions.defaults().withModes(Modes.DEFAULTS.with(mode)));
      stage.startOperator();
      var team = stage.activeTeam("modal");
      stage.edit(team, s -> Specs.with(s, 3));
      stage.await(team, isBecause("AwaitingUpdateApproval"));
      stage.approveAll("modal");
      stage.await(team, isReady());
      stage.delete(team);
      stage.await(team, isBecause("AwaitingDeletionApproval"));
      stage.approveAll("modal");
      stage.awaitGone(team);
      assertThat(stage.aws().mails().of(Kind.INVITATION)).as(mode.toString()).hasSize(3);
      assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).as(mode.toString()).hasSize(6);
      stage.close();
    }
    stage = Stage.empty("after-modes");
  }
}
