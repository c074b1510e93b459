package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.Approver;
import dev.mpaoperator.api.v1alpha1.ApproverStatus;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.Directory;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvers who are given by user name or e-mail address. */
class PeopleByNameTest {
  private static final Approver ALICE = new Approver("alice", null, "alice", null);
  private static final Approver BOB = new Approver("bob", null, null, "bob@example.com");
  private static final Approver CAROL = Specs.people("carol").getFirst();

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("people");
    stage.readySource();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private ApprovalTeam team(String name, Approver... people) {
    return stage.create(name, Specs.with(Specs.team(name, stage.namespace()), List.of(people)));
  }

  private ApprovalTeam active(String name, Approver... people) {
    var team = team(name, people);
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(name);
    return stage.await(team, isReady());
  }

  @Test
  void theyAreFoundAndStayFound() {
    var team = active("found", ALICE, BOB, CAROL);
    assertThat(team.getStatus().approvers())
        .extracting(ApproverStatus::name, ApproverStatus::identityId, ApproverStatus::response)
        .containsExactly(tuple("alice", 1), tuple("bob", 2), tuple("carol", 3));
    assertThat(condition(team, "ApproversResolved").getStatus()).isEqualTo("True");
    assertThat(Serialization.asYaml(team.getStatus())).doesNotContain("@example.com");
  }

  private static org.assertj.core.groups.Tuple tuple(String name, int person) {
    return org.assertj.core.groups.Tuple.tuple(name, Directory.idOf(person), "ACCEPTED");
  }

  @Test
  void theyAreKnownBeforeTheTeamIs() {
    stage
        .aws()
        .faults()
        .inject(FaultRule.on("CreateApprovalTeam").always().failing(ErrorType.INTERNAL_SERVER));
    var team =
        stage.await(
            team("early", ALICE, BOB, CAROL),
            t -> t.getStatus() != null && t.getStatus().approvers() != null);
    assertThat(team.getStatus().approvers())
        .filteredOn(a -> a.response() == null)
        .extracting(ApproverStatus::name)
        .containsExactly("alice", "bob");
  }

  @Test
  void whoIsNotFoundIsNamedAndNobodyIsInvited() {
    var team =
        stage.await(
            team("unknown", ALICE, BOB, new Approver("dora", null, "Dora", null)),
            isBecause("ApproverNotFound"));
    assertThat(condition(team, "ApproversResolved"))
        .satisfies(c -> {
          assertThat(c.getStatus()).isEqualTo("False");
          assertThat(c.getMessage()).contains("`userName` of approver 'dora'");
        });
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().count("CreateApprovalTeam")).isZero();

    stage.edit(team, s -> Specs.with(s, List.of(ALICE, BOB, CAROL)));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void whoComesLaterIsFoundLater() {
    var team =
        stage.await(
            team("later", ALICE, BOB, new Approver("new", null, null, "new+joiner@exämple.com")),
            isBecause("ApproverNotFound"));
    stage.aws().directory().add("joiner", "new+joiner@exämple.com");
    stage.aws().clock().advance(Duration.ofMinutes(6));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void whoIsDisabledIsNotInvited() {
    stage.aws().directory().disable("alice");
    var team = stage.await(team("disabled", ALICE, BOB, CAROL), isBecause("ApproverDisabled"));
    assertThat(condition(team, "ApproversResolved").getMessage()).contains("approver 'alice'");
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  @Test
  void onePersonByTwoNamesIsOnePerson() {
    var again = new Approver("also-alice", null, null, "alice@example.com");
    var team = stage.await(team("twice", ALICE, BOB, again), isBecause("ApproverTwice"));
    assertThat(condition(team, "ApproversResolved").getMessage())
        .contains("'alice' and 'also-alice'");
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  @Test
  void aNameThatMeansSomebodyElseLaterIsReportedAndNotFollowed() {
    var team = active("stolen", ALICE, BOB, CAROL);
    stage.aws().directory().rename("alice", "alice.former");
    var other = stage.aws().directory().add("mallory");
    stage.aws().directory().rename("mallory", "alice");
    stage.aws().clock().advance(Duration.ofHours(2));

    var changed =
        stage.await(
            team, t -> condition(t, "ApproversResolved").getReason().equals("IdentityChanged"));
    assertThat(condition(changed, "ApproversResolved").getStatus()).isEqualTo("False");
    assertThat(condition(changed, "ApproversResolved").getMessage()).contains("approver 'alice'");
    assertThat(isReady().test(changed)).as("the spec is in force as it was meant").isTrue();
    stage.letItLook(5);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    // Other changes are asked for with the person of before.
    stage.edit(team, s -> Specs.describedAs(s, "something else"));
    stage.approveAll("stolen");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().get("stolen").approvers())
        .extracting(a -> a.primaryIdentityId())
        .contains(Directory.idOf(1))
        .doesNotContain(other.id());

    stage.retry(team, "follow");
    stage.approveAll("stolen");
    stage.await(team, isBecause("AwaitingUpdateInvitations"));
    stage.aws().people().acceptAll("stolen");
    stage.await(team, isReady());
    assertThat(stage.aws().teams().get("stolen").approvers())
        .extracting(a -> a.primaryIdentityId())
        .contains(other.id());
  }

  private void stealAlicesName() {
    stage.aws().directory().rename("alice", "alice.former");
    stage.aws().directory().add("mallory");
    stage.aws().directory().rename("mallory", "alice");
    stage.aws().clock().advance(Duration.ofHours(2));
  }

  private ApprovalTeam awaitResolved(ApprovalTeam team, String reason) {
    return stage.await(team, t -> condition(t, "ApproversResolved").getReason().equals(reason));
  }

  /** A label is for people: another one does not mean somebody else. */
  @Test
  void anotherLabelIsNotAnotherPerson() {
    var team = active("relabelled", ALICE, BOB, CAROL);
    stealAlicesName();
    awaitResolved(team, "IdentityChanged");
    stage.edit(
        team, s -> Specs.with(s, List.of(new Approver("ally", null, "alice", null), BOB, CAROL)));
    var relabelled =
        stage.await(
            team, t -> condition(t, "ApproversResolved").getMessage().contains("approver 'ally'"));
    assertThat(condition(relabelled, "ApproversResolved").getReason()).isEqualTo("IdentityChanged");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();
  }

  @Test
  void whatWasFoundOutStandsWhileAwsCannotBeAsked() {
    var team = active("standing", ALICE, BOB, CAROL);
    stealAlicesName();
    awaitResolved(team, "IdentityChanged");
    deny("GetApprovalTeam");
    var denied = stage.await(team, t -> condition(t, "Synced").getReason().equals("AccessDenied"));
    assertThat(condition(denied, "ApproversResolved").getReason()).isEqualTo("IdentityChanged");
    assertThat(denied.getStatus().approvers())
        .filteredOn(a -> a.foundBy() != null)
        .extracting(ApproverStatus::name)
        .containsExactly("alice", "bob");
  }

  @Test
  void whoIsNotFoundIsNotHiddenByWhoChanged() {
    var team = active("hidden", ALICE, BOB, CAROL);
    stealAlicesName();
    awaitResolved(team, "IdentityChanged");
    var dora = new Approver("dora", null, "Dora", null);
    stage.edit(team, s -> Specs.with(s, List.of(ALICE, BOB, CAROL, dora)));
    var held = stage.await(team, isBecause("ApproverNotFound"));
    assertThat(condition(held, "Stalled").getMessage())
        .contains("approver 'dora'", "approver 'alice'");
  }

  @Test
  void whoLeftTheDirectoryKeepsNothingButRequestsFromBeingMade() {
    var team = active("left", ALICE, BOB, CAROL);
    stage.aws().directory().disable("alice");
    stage.aws().clock().advance(Duration.ofHours(2));
    var reported =
        stage.await(
            team, t -> condition(t, "ApproversResolved").getReason().equals("ApproverDisabled"));
    assertThat(isReady().test(reported)).isTrue();

    stage.edit(team, s -> Specs.describedAs(s, "not asked for"));
    stage.await(team, isBecause("ApproverDisabled"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();

    stage.delete(team);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
  }

  @Test
  void withoutTheRightToLookUpIdsDo() {
    deny("identitystore:GetUserId");
    deny("identitystore:ListUsers");
    deny("sso:DescribeInstance");
    active("by-id", Specs.people("alice", "bob", "carol").toArray(Approver[]::new));

    var team = stage.await(team("by-name", ALICE, BOB, CAROL), isBecause("AccessDenied"));
    assertThat(condition(team, "Reconciling").getMessage())
        .contains("approver 'alice'", "DescribeInstance");
    assertThat(condition(team, "ApproversResolved").getStatus()).isEqualTo("Unknown");
  }

  @Test
  void aDirectoryThatCannotBeAskedStopsNothingThatIsKnown() {
    var team = active("known", ALICE, BOB, CAROL);
    deny("identitystore:GetUserId");
    deny("identitystore:ListUsers");
    stage.aws().clock().advance(Duration.ofHours(2));
    stage.stopOperator();
    stage.startOperator();

    stage.edit(team, s -> Specs.describedAs(s, "asked for all the same"));
    stage.approveAll("known");
    stage.await(team, isReady());
  }

  private void deny(String operation) {
    stage.aws().faults().inject(FaultRule.on(operation).always().failing(ErrorType.ACCESS_DENIED));
  }
}
