package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.api.v1alpha1.PolicyReference;
import dev.mpaoperator.api.v1alpha1.PolicyStatus;
import dev.mpaoperator.api.v1alpha1.ResourcePolicyStatus;
import dev.mpaoperator.simulator.wire.Fault;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.simulator.world.Modes;
import dev.mpaoperator.simulator.world.PolicyCatalogue;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies are looked at before a team is created, and shown while it is there. */
class PoliciesTest {
  private static final String BACKUP = PolicyCatalogue.BACKUP;
  private static final String MADE_UP = PolicyCatalogue.MADE_UP;
  private static final List<String> SESSIONS = List.of("mpa:CancelSession", "mpa:StartSession");

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("policies");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private ApprovalTeam create(String name, String... policies) {
    stage.readySource();
    return stage.create(name, guarded(Specs.team(name, stage.namespace()), policies));
  }

  private static ApprovalTeamSpec guarded(ApprovalTeamSpec spec, String... policies) {
    return Specs.guarded(
        spec, List.of(policies).stream().map(PolicyReference::new).toArray(PolicyReference[]::new));
  }

  private Fault deny(String operation) {
    return stage
        .aws()
        .faults()
        .inject(FaultRule.on(operation).always().failing(ErrorType.ACCESS_DENIED));
  }

  /** The catalogue that was read a moment ago is not read again before a minute has passed. */
  private void laterOn() {
    stage.aws().clock().advance(Duration.ofMinutes(2));
  }

  private long creations() {
    return stage.aws().journal().count("CreateApprovalTeam");
  }

  @Test
  void aPolicyThatDoesNotExistIsSaidBeforeAnybodyIsInvitedAndCorrectedInPlace() {
    var team = create("typo", BACKUP.replace("Restore", "Restor") + "/$DEFAULT");

    var stuck = stage.await(team, isBecause("PolicyNotUsable"));
    var condition = condition(stuck, "PoliciesResolved");
    assertThat(condition.getStatus()).isEqualTo("False");
    assertThat(condition.getMessage())
        .contains("CreateRestorAccessVault/$DEFAULT' does not exist")
        .contains("did you mean '" + BACKUP + "/$DEFAULT'");
    assertThat(condition(stuck, "Stalled").getMessage()).isEqualTo(condition.getMessage());
    assertThat(creations()).isZero();
    assertThat(note("typo", "PolicyNotUsable")).as("events travel far").doesNotContain("arn:");

    stage.edit(team, s -> guarded(s, BACKUP + "/$DEFAULT"));
    var invited = stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(condition(invited, "PoliciesResolved").getStatus()).isEqualTo("True");
    assertThat(creations()).isOne();
  }

  private String note(String team, String reason) {
    var events = stage.client().events().v1().events().inNamespace(stage.namespace());
    return Awaitility.await()
        .until(
            () ->
                events.list().getItems().stream()
                    .filter(e -> e.getRegarding().getName().equals(team))
                    .filter(e -> e.getReason().equals(reason))
                    .map(e -> e.getNote())
                    .findFirst()
                    .orElse(null),
            note -> note != null);
  }

  @Test
  void itIsCreatedOnceTheCatalogueHasThePolicy() {
    var team = create("early", "arn:aws:mpa:::aws:policy/new.amazonaws.com/Later/2");
    stage.await(team, isBecause("PolicyNotUsable"));

    stage.aws().policies().add("arn:aws:mpa:::aws:policy/new.amazonaws.com/Later", 2, 2);
    laterOn();
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void whileItWaitsTheCatalogueIsNotReadAgainAndAgain() {
    var team = create("waiting", BACKUP + "/9");
    stage.await(team, isBecause("PolicyNotUsable"));
    stage.aws().journal().clear();

    Awaitility.await().until(() -> stage.aws().journal().count("ListApprovalTeams") >= 5);
    assertThat(stage.aws().journal().count("ListPolicies")).isZero();
    laterOn();
    Awaitility.await().until(() -> stage.aws().journal().count("ListPolicies") == 1);
  }

  @Test
  void deprecatedAndMissingVersionsAreSaidWithThoseThatThereAre() {
    stage.aws().policies().deprecate(BACKUP + "/1");
    var team = create("versions", MADE_UP + "/1", MADE_UP + "/3", BACKUP + "/$DEFAULT");

    var stuck = stage.await(team, isBecause("PolicyNotUsable"));
    assertThat(condition(stuck, "PoliciesResolved").getMessage())
        .contains(MADE_UP + "/1' is DEPRECATED: there is 2")
        .contains(MADE_UP + "/3' has no such version: there is 2")
        .contains(BACKUP + "/$DEFAULT' is DEPRECATED, and there is no other");
    assertThat(creations()).isZero();
  }

  @Test
  void whatMayNotBeLookedAtIsCreatedAllTheSameAndSaid() {
    var denied = deny("ListPolicies");
    var held = stage.aws().faults().inject(FaultRule.on("CreateApprovalTeam").hanging());
    var team = create("blind", MADE_UP + "/2");

    var creating =
        stage.await(
            team,
            t ->
                condition(t, "PoliciesResolved") != null
                    && "PoliciesNotChecked".equals(condition(t, "PoliciesResolved").getReason()));
    assertThat(condition(creating, "PoliciesResolved").getStatus()).isEqualTo("Unknown");
    assertThat(condition(creating, "PoliciesResolved").getMessage()).contains("`mpa:ListPolicies`");
    held.release();
    stage.await(team, isBecause("AwaitingInvitations"));
    denied.release();
  }

  @Test
  void aTeamIsNotCreatedWhileTheCatalogueFails() {
    var failing =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("ListPolicies").always().failing(ErrorType.INTERNAL_SERVER));
    var team = create("patient", BACKUP + "/1");

    stage.await(team, isBecause("AwsUnavailable"));
    assertThat(creations()).isZero();
    failing.release();
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void theStatusShowsTheVersionInForceAndWhatItAllows() {
    var team = stage.await(stage.activeTeam("shown"), t -> t.getStatus().policies() != null);

    assertThat(team.getStatus().policies())
        .containsExactly(new PolicyStatus(BACKUP + "/$DEFAULT", 1, "ATTACHABLE", SESSIONS, null));
    assertThat(team.getStatus().resourcePolicies())
        .containsExactly(
            new ResourcePolicyStatus(
                "CreateRestoreAccessVault", "AWS_MANAGED", BACKUP + "/1", SESSIONS));
  }

  private ApprovalTeam active(String name, String... policies) {
    var team = create(name, policies);
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll(name);
    return stage.await(team, isReady());
  }

  @Test
  void thatATeamIsSharedIsSeenWithTheNextFullLook() {
    var team = stage.activeTeam("lent");
    stage.await(team, t -> t.getStatus().resourcePolicies() != null);
    stage.aws().console().share("lent", "444455556666");

    stage.aws().clock().advance(Duration.ofHours(2));
    var lent = stage.await(team, t -> t.getStatus().resourcePolicies().size() == 2);
    assertThat(lent.getStatus().resourcePolicies().getLast())
        .isEqualTo(
            new ResourcePolicyStatus(
                "AWSRAMMPAApprovalTeamAccess",
                "AWS_RAM",
                null,
                List.of("mpa:GetApprovalTeam", "mpa:StartSession")));
    assertThat(isReady().test(lent)).isTrue();
  }

  @Test
  void aNewerDefaultAndADeprecationAreShownAndChangeNothingElse() {
    var team = active("pinned", BACKUP + "/1");
    stage.aws().policies().add(BACKUP, 2, 2);

    stage.aws().clock().advance(Duration.ofHours(2));
    var old =
        stage.await(team, t -> t.getStatus().policies().getFirst().status().equals("DEPRECATED"));
    assertThat(old.getStatus().policies())
        .containsExactly(new PolicyStatus(BACKUP + "/1", 1, "DEPRECATED", SESSIONS, 2));
    assertThat(isReady().test(old)).isTrue();
    assertThat(condition(old, "PoliciesResolved").getStatus()).isEqualTo("True");
  }

  @Test
  void withoutTheRightToListThemPoliciesAreLeftOutAndTheTeamWorks() {
    deny("ListResourcePolicies");
    deny("GetPolicyVersion");
    var team = stage.activeTeam("private");

    var status = stage.await(team, t -> t.getStatus().policies() != null).getStatus();
    assertThat(status.resourcePolicies()).isNull();
    assertThat(status.policies())
        .containsExactly(new PolicyStatus(BACKUP + "/$DEFAULT", null, null, null, null));
    assertThat(condition(stage.now(team), "PoliciesResolved").getStatus()).isEqualTo("True");
    assertThat(condition(stage.now(team), "PoliciesResolved").getMessage())
        .contains("`mpa:ListResourcePolicies`");
    stage.letItLook(3);
    assertThat(isReady().test(stage.now(team))).isTrue();
  }

  @Test
  void aTeamStaysReadyWhilePoliciesCannotBeRead() throws InterruptedException {
    var team = stage.activeTeam("steady");
    var before = stage.await(team, t -> t.getStatus().policies() != null).getStatus();
    var failing =
        stage
            .aws()
            .faults()
            .inject(
                FaultRule.on("ListResourcePolicies")
                    .always()
                    .failing(ErrorType.VALIDATION)); // no trouble of the account
    stage.aws().clock().advance(Duration.ofHours(2));
    assertThat(failing.awaitHit(Duration.ofSeconds(10))).isTrue();

    stage.letItLook(2);
    assertThat(isReady().test(stage.now(team))).isTrue();
    assertThat(condition(stage.now(team), "Synced").getStatus()).isEqualTo("True");
    assertThat(stage.now(team).getStatus().policies()).isEqualTo(before.policies());
    assertThat(stage.now(team).getStatus().resourcePolicies()).isEqualTo(before.resourcePolicies());
  }

  /** P9: only the full check costs more, and the versions in use are not read again. */
  @Test
  void policiesAreReadOnceForEachFullCheck() {
    var team = stage.activeTeam("frugal");
    stage.await(team, t -> t.getStatus().policies() != null);
    stage.letItLook(2);
    stage.aws().journal().clear();
    stage.letItLook(5);
    assertThat(stage.aws().journal().counts().keySet())
        .isSubsetOf("GetApprovalTeam", "GetIdentitySource", "ListSessions");

    stage.aws().clock().advance(Duration.ofHours(2));
    stage.letItLook(5);
    assertThat(stage.aws().journal().counts())
        .containsEntry("ListResourcePolicies", 1L)
        .containsEntry("ListPolicyVersions", 1L)
        .doesNotContainKeys("ListPolicies", "GetPolicyVersion", "GetResourcePolicy");
  }

  @Test
  void thePoliciesOfATeamThatExistsCannotBeChanged() {
    var team = stage.activeTeam("fixed");

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> stage.edit(team, s -> guarded(s, MADE_UP + "/2")))
        .withMessageContaining("delete this resource and create a new one");
  }

  @Test
  void aWishToTryAgainIsKeptUntilThePolicyCanBeUsed() {
    var team = active("returning", BACKUP + "/1");
    stage.aws().policies().deprecate(BACKUP + "/1");
    stage.aws().console().deleteTeam("returning");
    stage.await(team, isBecause("TeamGone"));
    stage.aws().clock().advance(Duration.ofHours(2));
    stage.retry(team, "again");

    var stuck = stage.await(team, isBecause("PolicyNotUsable"));
    assertThat(condition(stuck, "Stalled").getMessage()).contains("delete this resource");
    stage.aws().policies().add(BACKUP, 1, 1);
    laterOn();
    stage.await(team, isBecause("AwaitingInvitations"));
    assertThat(stage.now(team).getStatus().handledRetry()).isEqualTo("again");
  }

  /** Else nobody would learn of the team that the first try made. */
  @Test
  void aCreationThatMayHaveArrivedIsRepeatedWhateverBecameOfThePolicy() {
    var lost =
        stage
            .aws()
            .faults()
            .inject(FaultRule.on("CreateApprovalTeam").always().afterEffect().resetting());
    stage.aws().setModes(stage.aws().modes().with(new Modes.StaleReads(Duration.ofHours(9))));
    var team = create("lost", BACKUP + "/1");
    stage.await(team, isBecause("AwsUnavailable"));
    stage.aws().policies().deprecate(BACKUP + "/1");
    stage.aws().clock().advance(Duration.ofHours(2)); // what was read before is old
    lost.release();

    var found = stage.await(team, t -> t.getStatus().arn() != null);
    assertThat(stage.aws().teams().all()).hasSize(1);
    assertThat(found.getStatus().arn()).isEqualTo(stage.aws().teams().get("lost").arn());
  }

  @Test
  void whoeverOnlyWatchesIsToldToo() {
    stage.readySource();
    var team =
        stage.create(
            "watched",
            Specs.managed(
                guarded(Specs.team("watched", stage.namespace()), BACKUP + "/9"),
                ManagementPolicy.OBSERVE_ONLY));

    stage.await(team, isBecause("PolicyNotUsable"));
    stage.edit(team, s -> guarded(s, BACKUP + "/1"));
    var watched = stage.await(team, isBecause("ObserveOnly"));
    assertThat(condition(watched, "PoliciesResolved").getStatus()).isEqualTo("True");
    assertThat(watched.getStatus().policies())
        .containsExactly(new PolicyStatus(BACKUP + "/1", 1, "ATTACHABLE", SESSIONS, null));
    assertThat(creations()).isZero();
  }
}
