package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.TeamUpdates;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spec moves while people vote, or moves quickly. */
class ChangeOfMindTest {
  private static final TeamUpdates WAIT = new TeamUpdates(TeamUpdates.WAIT, null);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("mind");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anOpenRequestIsDecidedFirstWhereTheSpecSaysSo() {
    var team = stage.activeTeam("patient");
    stage.edit(team, s -> Specs.with(Specs.with(s, WAIT), 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.edit(team, s -> Specs.describedAs(s, "thought over"));
    var waiting = stage.await(team, isBecause("AwaitingEarlierUpdate"));
    assertThat(condition(waiting, "Reconciling").getMessage())
        .contains("the team votes on an earlier request of this resource");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("CancelSession")).isZero();

    stage.aws().people().approveAll("patient");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("patient");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().get("patient").description()).isEqualTo("thought over");
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(6);
  }

  @Test
  void aWishThatIsGivenUpIsWithdrawnEvenWhereRequestsAreDecidedFirst() {
    var team = stage.activeTeam("regretful");
    stage.edit(team, s -> Specs.with(Specs.with(s, WAIT), 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.edit(team, s -> Specs.with(s, 2));
    stage.await(team, isReady());
    assertThat(stage.aws().journal().count("CancelSession")).isEqualTo(1);
  }

  @Test
  void quickChangesAreOneRequest() {
    var team = stage.activeTeam("hasty");
    stage.aws().clock().freeze();
    for (var i = 1; i <= 5; i++) {
      var description = "commit " + i;
      stage.edit(
          team, s -> Specs.with(Specs.describedAs(s, description), new TeamUpdates(null, 60)));
      var settling = stage.await(team, isBecause("Settling"));
      assertThat(settling.getStatus().plannedChanges())
          .containsExactly("would ask 3 people to change the description");
      stage.aws().clock().advance(Duration.ofSeconds(30));
    }
    stage.letItPass(Duration.ofMillis(500));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.aws().clock().advance(Duration.ofSeconds(31));
    stage.stopOperator(); // it sleeps for a minute of real time; a restart looks at once
    stage.aws().clock().tick();
    stage.startOperator();
    var voting = stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(voting.getStatus().settling()).isNull();
    assertThat(voting.getStatus().plannedChanges()).isNull();
    assertThat(stage.aws().teams().get("hasty").pendingUpdate().description())
        .isEqualTo("commit 5");
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isEqualTo(1);
  }

  @Test
  void aQuickChangeAndBackAsksNobody() {
    var team = stage.activeTeam("flapping");
    stage.edit(team, s -> Specs.with(Specs.with(s, new TeamUpdates(null, 60)), 3));
    stage.await(team, isBecause("Settling"));
    stage.edit(team, s -> Specs.with(s, 2));
    var active = stage.await(team, isReady());
    assertThat(active.getStatus().settling()).isNull();
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).isEmpty();
  }

  @Test
  void whatWasApprovedWhileItWasCancelledStandsAndTheNewWishFollows() throws InterruptedException {
    var team = stage.activeTeam("racing");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    var cancel = stage.aws().faults().inject(FaultRule.on("CancelSession").hanging());
    stage.edit(team, s -> Specs.describedAs(Specs.with(s, 2), "a new wish"));
    assertThat(cancel.awaitHit(Duration.ofSeconds(30))).isTrue();
    stage.aws().people().approveAll("racing");
    cancel.release();

    stage.await(team, isBecause("AwaitingUpdateApproval"));
    assertThat(stage.aws().teams().get("racing").approvalStrategy().mofN().minApprovalsRequired())
        .isEqualTo(3);
    stage.aws().people().approveAll("racing");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().get("racing").description()).isEqualTo("a new wish");
  }

  @Test
  void whatWasRejectedWhileItWasGivenUpIsOver() throws InterruptedException {
    var team = stage.activeTeam("lucky");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    var cancel = stage.aws().faults().inject(FaultRule.on("CancelSession").hanging());
    stage.edit(team, s -> Specs.with(s, 2));
    assertThat(cancel.awaitHit(Duration.ofSeconds(30))).isTrue();
    stage.aws().people().rejectAll("lucky");
    cancel.release();

    stage.await(team, isBecause("Active"));
    assertThat(stage.aws().teams().get("lucky").pendingUpdate()).isNull();
    assertThat(stage.aws().mails().of(Kind.VOTE_REQUEST)).hasSize(3);
  }

  @Test
  void whileNewPeopleAreInvitedTheRequestCannotBeTakenBackAndThatIsSaid() {
    var team = stage.activeTeam("inviting");
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol", "dave"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("inviting");
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.edit(team, s -> Specs.with(s, "alice", "bob", "carol"));

    var waiting = stage.await(team, isBecause("AwaitingEarlierUpdate"));
    assertThat(condition(waiting, "Reconciling").getMessage())
        .contains("AWS cannot take it back while people are invited", Directory.idOf(4));
    stage.aws().people().accept("inviting", "dave");
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    stage.aws().people().approveAll("inviting");
    stage.await(team, isReady());
  }
}
