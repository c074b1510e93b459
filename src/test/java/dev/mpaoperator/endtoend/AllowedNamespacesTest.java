package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.condition;
import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.AllowedNamespaces;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.api.v1alpha1.NamespaceSelector;
import dev.mpaoperator.api.v1alpha1.TeamLimits;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace uses an identity source, and with it an account, only if it is let in. */
class AllowedNamespacesTest {
  private static final AllowedNamespaces ALL =
      new AllowedNamespaces(null, null, AllowedNamespaces.ALL, null);

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("allowed");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private IdentitySource source(AllowedNamespaces... namespaces) {
    return stage.await(stage.create(stage.namespace(), Specs.source(null, namespaces)), isReady());
  }

  private void allow(AllowedNamespaces... namespaces) {
    stage
        .client()
        .resources(IdentitySource.class)
        .withName(stage.namespace())
        .edit(s -> {
          s.setSpec(Specs.source(null, namespaces));
          s.getMetadata().setResourceVersion(null);
          return s;
        });
  }

  private static AllowedNamespaces limited(@Nullable TeamLimits limits) {
    return new AllowedNamespaces(null, null, AllowedNamespaces.ALL, limits);
  }

  private AllowedNamespaces named(String name) {
    return new AllowedNamespaces(List.of(name), null, null, null);
  }

  private ApprovalTeam team(String name) {
    return stage.create(name, Specs.team(name, stage.namespace()));
  }

  @Test
  void withoutAWordNobodyIsLetIn() {
    source();
    var calls = stage.aws().journal().all().size();
    var team = stage.await(team("stranger"), isBecause("NamespaceNotAllowed"));

    assertThat(condition(team, "Stalled").getMessage())
        .contains(stage.namespace(), "allowedNamespaces");
    assertThat(condition(team, "Ready").getStatus()).isEqualTo("False");
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().all().stream().skip(calls).map(c -> c.operation()))
        .as("the identity source is looked at, nothing is done for the team")
        .containsOnly("GetIdentitySource");

    stage.delete(team);
    stage.awaitGone(team);
  }

  @Test
  void anotherNamespaceIsNotThisOne() {
    source(named("another"));
    var team = stage.await(team("elsewhere"), isBecause("NamespaceNotAllowed"));
    assertThat(stage.aws().teams().all()).isEmpty();

    allow(named("another"), named(stage.namespace()));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void labelsLetANamespaceInAsLongAsItBearsThem() {
    source(
        new AllowedNamespaces(null, new NamespaceSelector(Map.of("mpa", "yes"), null), null, null));
    var team = stage.await(team("labelled"), isBecause("NamespaceNotAllowed"));

    label("yes");
    stage.await(team, isBecause("AwaitingInvitations"));

    label("no");
    stage.await(team, isBecause("NamespaceNotAllowed"));
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  private void label(String value) {
    stage
        .client()
        .namespaces()
        .withName(stage.namespace())
        .edit(n ->
            new NamespaceBuilder(n).editMetadata().addToLabels("mpa", value).endMetadata().build());
  }

  @Test
  void whenThePermissionIsWithdrawnManagementStopsAndNothingIsDeleted() {
    source(ALL);
    var team = team("withdrawn");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("withdrawn");
    stage.await(team, isReady());
    stage.edit(team, s -> Specs.describedAs(s, "something else"));
    stage.await(team, isBecause("AwaitingUpdateApproval"));
    var mirror = new Mirrors(stage).awaitOwn("Update");

    allow();
    var held = stage.await(team, isBecause("NamespaceNotAllowed"));
    assertThat(condition(held, "Stalled").getMessage()).contains("stays as it is");
    assertThat(held.getStatus().arn()).isNotNull();
    stage.await(mirror, s -> "NotManaged".equals(condition(s, "Synced").getReason()));
    var calls = callsForTeams();
    stage.delete(team);
    stage.await(team, t -> t.isMarkedForDeletion() && isBecause("NamespaceNotAllowed").test(t));
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(callsForTeams()).as("AWS is not even asked").isEqualTo(calls);
    assertThat(stage.aws().teams().get("withdrawn").status()).isEqualTo("ACTIVE");

    allow(ALL);
    stage.await(team, isBecause("AwaitingDeletionApproval"));
  }

  private long callsForTeams() {
    return stage.aws().journal().all().stream()
        .filter(c -> !c.operation().contains("IdentitySource"))
        .count();
  }

  /** It is looked at again before a request is sent, however long a look at AWS took. */
  @Test
  void aRequestIsNotSentForWhoWasLetInWhenThePassBegan() {
    source(ALL);
    var team = team("amid");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("amid");
    stage.await(team, isReady());
    var look = stage.aws().faults().inject(FaultRule.on("GetApprovalTeam").always().hanging());
    stage.edit(team, s -> Specs.describedAs(s, "not asked for"));
    var before = look.hits();
    Awaitility.await().until(() -> look.hits() > before);

    allow();
    stage.letItPass(Duration.ofMillis(500));
    stage.aws().faults().clear();
    look.release();
    stage.await(team, isBecause("NamespaceNotAllowed"));
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();
  }

  @Test
  void whoIsNotLetInKeepsNothingFromGoing() {
    var source = source();
    stage.await(team("stranger"), isBecause("NamespaceNotAllowed"));
    stage.delete(source);
    stage.awaitGone(source);
  }

  @Test
  void whoIsLetInNoMoreCanLetGo() {
    source(ALL);
    var team = stage.await(team("released"), isBecause("AwaitingInvitations"));
    allow();
    stage.await(team, isBecause("NamespaceNotAllowed"));
    stage.delete(team);
    var waiting =
        stage.await(team, t -> t.isMarkedForDeletion() && isBecause("NamespaceNotAllowed").test(t));
    assertThat(condition(waiting, "Stalled").getMessage()).contains("deletion.policy: Retain");
    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    assertThat(stage.aws().teams().all()).hasSize(1);
  }

  @Test
  void aTeamKeepsToTheLimitsOfItsNamespace() {
    source(limited(new TeamLimits(null, 4, 3, null)));
    var team = stage.await(team("small"), isBecause("LimitExceeded"));
    assertThat(condition(team, "Stalled").getMessage())
        .contains("at least 4 `approvers`", "`minApprovalsRequired` to at least 3");
    assertThat(stage.aws().teams().all()).isEmpty();

    stage.edit(team, s -> Specs.with(Specs.with(s, "alice", "bob", "carol", "dave"), 3));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void onlyThePoliciesOfTheLimitsMayBeUsed() {
    source(limited(new TeamLimits(List.of("arn:aws:mpa:::aws:policy/a/b"), null, null, null)));
    var team = stage.await(team("policies"), isBecause("LimitExceeded"));
    assertThat(condition(team, "Stalled").getMessage())
        .contains("CreateRestoreAccessVault/$DEFAULT");

    // One entry that has room for the team is enough.
    var policy = team.getSpec().policies().getFirst().arn();
    var anyVersion = policy.substring(0, policy.lastIndexOf('/'));
    allow(
        limited(new TeamLimits(List.of("arn:aws:mpa:::aws:policy/a/b"), null, null, null)),
        limited(new TeamLimits(List.of(anyVersion), null, null, null)));
    stage.await(team, isBecause("AwaitingInvitations"));
  }

  @Test
  void limitsThatComeLaterHoldBackRequestsAndNoLooks() {
    source(ALL);
    var team = team("tightened");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("tightened");
    stage.await(team, isReady());

    allow(limited(new TeamLimits(null, 4, null, null)));
    var held = stage.await(team, isBecause("LimitExceeded"));
    stage.letItLook(3);
    stage.edit(team, s -> Specs.describedAs(s, "not asked for"));
    stage.await(team, isBecause("LimitExceeded"));
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("UpdateApprovalTeam")).isZero();
    assertThat(held.getStatus().teamStatus()).isEqualTo("ACTIVE");
  }

  @Test
  void aTeamIsNotDeletedWhereThatIsForbidden() {
    source(limited(new TeamLimits(null, null, null, TeamLimits.FORBIDDEN)));
    var team = team("kept");
    stage.await(team, isBecause("AwaitingInvitations"));
    stage.aws().people().acceptAll("kept");
    stage.await(team, isReady());

    stage.delete(team);
    var held = stage.await(team, isBecause("DeletionForbidden"));
    assertThat(condition(held, "Stalled").getMessage()).contains("deletion.policy: Retain");
    stage.letItLook(3);
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isZero();

    stage.edit(team, s -> Specs.with(s, Specs.retain()));
    stage.awaitGone(team);
    assertThat(stage.aws().teams().get("kept").status()).isEqualTo("ACTIVE");
  }

  @Test
  void anArnIsNoWayAroundThePermission() {
    stage.stopOperator();
    stage.set("MPA_CONFIG_ACCOUNT_ALLOWED_NAMESPACES", "another");
    stage.startOperator();
    var source = source();
    var team =
        stage.create("around", Specs.over(Specs.team("around", "-"), source.getStatus().arn()));
    var held = stage.await(team, isBecause("NamespaceNotAllowed"));
    assertThat(condition(held, "Stalled").getMessage()).contains("account.allowedNamespaces");
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().teams().all()).isEmpty();
  }

  /** A mirror that somebody made by hand leads nowhere either. */
  @Test
  void sessionsOfATeamThatIsNotLetInAreNotAskedFor() {
    source();
    var team = stage.await(team("unasked"), isBecause("NamespaceNotAllowed"));
    assertThat(
            stage
                .client()
                .resources(ApprovalSession.class)
                .inNamespace(team.getMetadata().getNamespace())
                .list()
                .getItems())
        .isEmpty();
    stage.letItPass(Duration.ofSeconds(1));
    assertThat(stage.aws().journal().count("ListSessions")).isZero();
  }
}
