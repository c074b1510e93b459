package dev.mpaoperator.gitops.sync;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.gitops.PageCommands;
import dev.mpaoperator.stage.Mirrors;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import dev.mpaoperator.tools.Checkout;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Argo CD syncs the example repository as docs/gitops.md says: what a person sees there, and
 * what it leaves alone.
 */
@Tag("argocd")
class ArgoSyncTest {
  private static final String TEAM = "payments";
  private static final String FILE = "teams/payments.yaml";

  @TempDir Path work;
  private Stage stage;
  private ArgoCd argo;
  private GitRepository git;
  private Application identity;
  private Application teams;

  @BeforeEach
  void start() throws IOException {
    stage = Stage.empty("argocd");
    stage.set("MPA_CONFIG_NAMESPACES", TEAM);
    stage.startOperator();
    git =
        GitRepository.of(
            work.resolve("repository"), Checkout.root().resolve("config/gitops-example"));
    argo = ArgoCd.start(stage.cluster(), Files.createDirectory(work.resolve("argocd")));
    identity = application("approval-identity");
    teams = application("approval-teams");
    for (var file : List.of("project", "identity", "teams")) {
      apply(file);
    }
  }

  @AfterEach
  void end() {
    argo.close();
    for (var context : List.of(Application.CONTEXT, Application.PROJECT)) {
      stage.client().genericKubernetesResources(context).inNamespace(ArgoCd.NAMESPACE).delete();
    }
    stage.stopOperator();
    stripTeam();
    stage.close();
  }

  private Application application(String name) {
    return new Application(stage.client(), name, argo);
  }

  private void apply(String file) throws IOException {
    KubernetesClient client = stage.client();
    var text =
        Files.readString(Checkout.root().resolve("config/gitops-example/argocd/" + file + ".yaml"))
            .replace("https://git.example.com/platform/approvals.git", git.url());
    client
        .load(
            new java.io.ByteArrayInputStream(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .items()
        .forEach(r -> client.resource(r).serverSideApply());
  }

  private ApprovalTeam team() {
    return stage.client().resources(ApprovalTeam.class).inNamespace(TEAM).withName(TEAM).get();
  }

  private void stripTeam() {
    var teams = stage.client().resources(ApprovalTeam.class).inNamespace(TEAM);
    for (var team : teams.list().getItems()) {
      teams
          .withName(team.getMetadata().getName())
          .edit(t -> {
            t.getMetadata().setFinalizers(List.of());
            return t;
          });
      teams.withName(team.getMetadata().getName()).delete();
    }
  }

  private void active() {
    identity.await(v -> v.is("Synced", "Healthy"));
    teams.await(v -> v.of("ApprovalTeam").startsWith("Suspended AwaitingInvitations"));
    stage.aws().people().acceptAll(TEAM);
    teams.await(v -> v.is("Synced", "Healthy"));
  }

  private void threshold(int threshold) {
    git.change(
        FILE,
        f -> f.replaceFirst("minApprovalsRequired: \\d", "minApprovalsRequired: " + threshold));
    teams.refresh();
  }

  @Test
  void itIsSyncedAtOnceAndHealthyWhenPeopleAccepted() {
    identity.await(v -> v.is("Synced", "Healthy"));
    var waiting = teams.await(v -> v.of("ApprovalTeam").startsWith("Suspended"));
    assertThat(waiting.of("ApprovalTeam"))
        .contains("AwaitingInvitations: 0 of 3 approvers have accepted their invitation");
    waiting = teams.await(v -> v.phase().equals("Succeeded"));
    assertThat(waiting.is("Synced", "Suspended")).as("the sync waits for nobody").isTrue();

    stage.aws().people().acceptAll(TEAM);
    var healthy = teams.await(v -> v.is("Synced", "Healthy"));
    assertThat(healthy.of("ApprovalTeam")).startsWith("Healthy Active: ");
  }

  @Test
  void nothingThatTheOperatorWritesIsADifferenceToGit() {
    active();
    var before = teams.now();
    var generation = team().getMetadata().getGeneration();
    for (var i = 0; i < 5; i++) {
      var seen = teams.refresh();
      assertThat(seen.is("Synced", "Healthy")).as(seen.toString()).isTrue();
      stage.letItLook(2);
    }
    assertThat(teams.now().started()).as("no further sync").isEqualTo(before.started());
    assertThat(team().getMetadata().getGeneration()).isEqualTo(generation);
    assertThat(identity.refresh().is("Synced", "Healthy")).isTrue();
  }

  @Test
  void aRefusedUpdateIsDegradedWithTheReasonAndTheActionsWork() {
    active();
    threshold(3);
    var voting =
        teams.await(v -> v.of("ApprovalTeam").startsWith("Suspended AwaitingUpdateApproval"));
    assertThat(voting.sync()).isEqualTo("Synced");
    stage.aws().people().rejectAll(TEAM);
    var refused = teams.await(v -> v.health().equals("Degraded"));
    assertThat(refused.sync()).isEqualTo("Synced");
    assertThat(refused.of("ApprovalTeam"))
        .contains(
            "Degraded UpdateRejected: the approvers rejected the update to raise the threshold");

    act("retry");
    teams.await(v -> v.of("ApprovalTeam").startsWith("Suspended AwaitingUpdateApproval"));
    act("pause");
    teams.await(v -> v.health().equals("Suspended"));
    assertThat(teams.refresh().sync())
        .as("annotations of people are not of Git")
        .isEqualTo("Synced");
    assertThat(team().getMetadata().getAnnotations())
        .containsKeys("mpaoperator.dev/retry", "mpaoperator.dev/paused");
    act("resume");
    Awaitility.await()
        .until(() -> !team().getMetadata().getAnnotations().containsKey("mpaoperator.dev/paused"));
    stage.await(team(), isBecause("AwaitingUpdateApproval"));

    var mirrors =
        stage
            .client()
            .resources(dev.mpaoperator.api.v1alpha1.ApprovalSession.class)
            .inNamespace(TEAM);
    var open =
        Awaitility.await()
            .until(
                () ->
                    mirrors.list().getItems().stream().filter(Mirrors.isBecause("Open")).findAny(),
                java.util.Optional::isPresent)
            .orElseThrow();
    Actions.run(stage.client(), open, "cancel");
    teams.await(v -> v.of("ApprovalTeam").startsWith("Degraded UpdateCancelled"));
    assertThat(teams.refresh().sync()).isEqualTo("Synced");
  }

  /** Argo CD deletes in the foreground, which a controller ends that this cluster does not have. */
  private ApprovalTeam collectGarbage() {
    return stage
        .client()
        .resource(team())
        .edit(t -> {
          t.getMetadata()
              .setFinalizers(
                  t.getMetadata().getFinalizers().stream()
                      .filter(f -> !f.equals("foregroundDeletion"))
                      .toList());
          t.getMetadata().setResourceVersion(null);
          return t;
        });
  }

  private void act(String action) {
    Actions.run(stage.client(), team(), action);
  }

  @Test
  void whatSomebodyChangesByHandIsHealed() {
    active();
    var team = team();
    stage
        .client()
        .resource(team)
        .edit(t -> {
          t.setSpec(Specs.describedAs(t.getSpec(), "changed by hand"));
          t.getMetadata().setResourceVersion(null);
          return t;
        });
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> team().getSpec().description().startsWith("Guards the backup vaults"));
    stage.await(team(), isReady());
    teams.await(v -> v.is("Synced", "Healthy"));
    assertThat(stage.aws().teams().get(TEAM).description()).startsWith("Guards the backup vaults");
  }

  @Test
  void aTeamThatLeavesGitIsDeletedWhenAPersonConfirmedAndTheTeamVoted() {
    active();
    git.remove(FILE);
    teams.refresh();
    var asking = teams.await(v -> v.message().contains("pruning confirmation"));
    assertThat(asking.phase()).isEqualTo("Running");
    assertThat(team().isMarkedForDeletion()).isFalse();
    assertThat(stage.aws().journal().count("StartActiveApprovalTeamDeletion")).isZero();

    new PageCommands("docs/gitops.md", stage.cluster(), work).run("deletion-approved");
    stage.await(team(), isBecause("AwaitingDeletionApproval"));
    var deleting = teams.await(v -> v.of("ApprovalTeam").startsWith("Progressing"));
    assertThat(deleting.of("ApprovalTeam")).contains("Pending deletion");
    assertThat(deleting.is("OutOfSync", "Progressing")).as(deleting.toString()).isTrue();

    var leaving = collectGarbage();
    stage.aws().people().approveAll(TEAM);
    stage.awaitGone(leaving);
    teams.refresh();
    var done = teams.await(v -> v.phase().equals("Succeeded") && v.is("Synced", "Healthy"));
    assertThat(team()).isNull();
    assertThat(done.resources()).extracting(r -> r.get("kind")).containsOnly("Namespace");
    assertThat(stage.aws().teams().find(TEAM)).isEmpty();
    assertThat(stage.client().resources(IdentitySource.class).withName("company").get())
        .isNotNull();
  }
}
