package dev.mpaoperator.command.planning;

import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.api.v1alpha1.ManagementPolicy;
import dev.mpaoperator.command.CommandRun;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import dev.mpaoperator.tools.Checkout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a manifest is what the operator would do, and nothing of it is done. */
class PlanCommandTest {
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open("plan");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private String yaml(String name, ApprovalTeamSpec spec) {
    var team = new ApprovalTeam();
    team.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace(stage.namespace()).build());
    team.setSpec(spec);
    return Serialization.asYaml(team);
  }

  private CommandRun plan(String manifest, String... arguments) {
    return planWith(stage.cluster().writeKubeconfig(folder.resolve("kube")), manifest, arguments);
  }

  private CommandRun planWith(Path kubeconfig, String manifest, String... arguments) {
    return CommandRun.in(
        CommandRun.around(Clock.systemUTC(), stage.environment(), manifest),
        Stream.concat(Stream.of("plan", "-f-", "--kubeconfig=" + kubeconfig), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String head(String name) {
    return stage.namespace() + "/" + name + ": ";
  }

  @Test
  void aNewTeamWouldInviteEverybody() {
    stage.readySource();
    stage.aws().journal().clear();
    var manifest = yaml("new", Specs.team("new", stage.namespace()));
    assertThat(plan(manifest))
        .isEqualTo(
            new CommandRun(
                0,
                head("new")
                    + "people would be asked\n  would create the team and invite 3 people\n",
                ""));
    assertThat(plan(manifest, "--detailed-exit-code").code()).isEqualTo(4);
    assertThat(stage.aws().journal().mutations()).isEmpty();
    assertThat(
            stage
                .client()
                .resources(ApprovalTeam.class)
                .inNamespace(stage.namespace())
                .list()
                .getItems())
        .isEmpty();
  }

  @Test
  void ofATeamInForceNothingWouldBeAskedUntilItsSpecChanges() {
    stage.activeTeam("live");
    var spec = Specs.team("live", stage.namespace());
    var same = plan(yaml("live", spec), "--detailed-exit-code");
    assertThat(same.code()).as(same.out()).isZero();
    assertThat(same.out())
        .isEqualTo(
            head("live") + "nothing to do, the team is active and as the spec says (Active)\n");

    stage.aws().journal().clear();
    assertThat(plan(yaml("live", Specs.with(spec, 3))).out())
        .isEqualTo(
            head("live")
                + "people would be asked\n  would ask 3 people to raise the threshold from 2 to 3\n");
    var tags = plan(yaml("live", Specs.with(spec, Map.of("cost", "42"))), "--detailed-exit-code");
    assertThat(tags.out()).contains("nobody would be asked", "would set the tags cost");
    assertThat(tags.code()).isEqualTo(3);
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void theWordsAreThoseOfAResourceThatOnlyObserves() {
    var team = stage.activeTeam("words");
    stage.edit(
        team,
        s -> Specs.managed(Specs.with(s, "alice", "bob", "dave"), ManagementPolicy.OBSERVE_ONLY));
    var observing = stage.await(team, isBecause("ObserveOnly"));

    var planned = plan(yaml("words", observing.getSpec()));
    assertThat(observing.getStatus().plannedChanges()).isNotEmpty();
    assertThat(plan(yaml("words", observing.getSpec()), "--detailed-exit-code").code())
        .isEqualTo(5);
    assertThat(planned.out())
        .startsWith(head("words") + "would be held back (ObserveOnly)")
        .contains(observing.getStatus().plannedChanges());
  }

  @Test
  void whatTheApproversRejectedIsNotAskedAgain() {
    var team = stage.activeTeam("refused");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.rejectAll("refused");
    stage.await(team, isBecause("UpdateRejected"));

    var same = plan(yaml("refused", Specs.with(Specs.team("refused", stage.namespace()), 3)));
    assertThat(same.code()).isOne();
    assertThat(same.out()).contains("would be refused (UpdateRejected)", "not asked again");
    assertThat(plan(yaml("refused", Specs.team("refused", stage.namespace()))).out())
        .contains("would discard the update that was not granted");
  }

  @Test
  void whatIsWithdrawnMakesWayForWhatPeopleAreAskedNext() {
    var team = stage.activeTeam("open");
    stage.edit(team, s -> Specs.with(s, 3));
    stage.await(team, isBecause("AwaitingUpdateApproval"));

    var spec = Specs.team("open", stage.namespace());
    var other =
        plan(yaml("open", Specs.with(spec, "alice", "bob", "dave")), "--detailed-exit-code");
    assertThat(other.out())
        .startsWith(
            head("open")
                + "people would be asked\n  would cancel the open request\n  would ask 3 people to ");
    assertThat(other.code()).isEqualTo(4);
    var back = plan(yaml("open", spec), "--detailed-exit-code");
    assertThat(back.out())
        .isEqualTo(head("open") + "nobody would be asked\n  would cancel the open request\n");
    assertThat(back.code()).isEqualTo(3);
  }

  @Test
  void whoMayOnlyEditInANamespaceGetsAPlanOrASentence() {
    var source = stage.readySource();
    editor();
    var proxy = stage.proxyAs("editor", "system:authenticated");
    var kubeconfig = proxy.writeKubeconfig(folder.resolve("editor"));
    var team = yaml("mine", Specs.team("mine", stage.namespace()));

    var alone = planWith(kubeconfig, team);
    assertThat(alone.code()).isOne();
    assertThat(alone.out())
        .startsWith(
            head("mine")
                + "cannot be told, the IdentitySource '%s' may not be read"
                    .formatted(stage.namespace()));
    assertThat(alone.err())
        .contains("set `cluster` by --config, else ownership is unknown")
        .hasLineCount(1);

    source.setStatus(null);
    var both = planWith(kubeconfig, Serialization.asYaml(source) + team);
    assertThat(both.code()).as(both.out() + both.err()).isZero();
    assertThat(both.out()).startsWith(head("mine") + "people would be asked");
  }

  /** What `edit` has of us, by the roles that are shipped to be aggregated. */
  private void editor() {
    var client = stage.client();
    for (var suffix : List.of("view", "edit")) {
      var role = "mpa-operator-" + suffix;
      shipped(role).forEach(r -> client.resource(r).forceConflicts().serverSideApply());
      client
          .resource(
              new RoleBindingBuilder()
                  .withNewMetadata()
                  .withName(role)
                  .withNamespace(stage.namespace())
                  .endMetadata()
                  .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                  .addNewSubject("rbac.authorization.k8s.io", "User", "editor", null)
                  .build())
          .create();
    }
  }

  private Stream<HasMetadata> shipped(String role) {
    try (var yaml = Files.newInputStream(Checkout.root().resolve("config/default/operator.yaml"))) {
      return stage.client().load(yaml).items().stream()
          .filter(o -> role.equals(o.getMetadata().getName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTheApiServerRefusesIsSaidInItsWords() {
    stage.readySource();
    var two = Specs.with(Specs.team("two", stage.namespace()), "alice", "bob");
    var refused = plan(yaml("two", two));
    assertThat(refused.code()).isOne();
    assertThat(refused.out()).startsWith(head("two") + "would be refused: ").contains("approvers");
  }

  @Test
  void whatIsNotThereYetIsWaitedFor() {
    var lonely = plan(yaml("lonely", Specs.team("lonely", "no-such-source")));
    assertThat(lonely.out())
        .contains("would wait (IdentitySourceNotFound)", "create it, or correct");
    assertThat(lonely.code()).isZero();
    assertThat(
            plan(yaml("lonely", Specs.team("lonely", "no-such-source")), "--detailed-exit-code")
                .code())
        .isEqualTo(5);
  }

  @Test
  void withoutAClusterItIsPlannedAsNew() throws IOException {
    stage.readySource();
    var file = folder.resolve("team.yaml");
    Files.writeString(
        file,
        Serialization.asYaml(sourceManifest())
            + yaml("local", Specs.team("local", stage.namespace())));
    var local =
        CommandRun.in(stage.environment(), "plan", "--local", "-f", file.toString(), "-o", "json");
    assertThat(local.code()).as(local.out()).isZero();
    var outcome = new ObjectMapper().readTree(local.out()).path(0);
    assertThat(outcome.path("result").asText()).isEqualTo("ASKS");
    assertThat(outcome.path("changes").path(0).asText())
        .isEqualTo("would create the team and invite 3 people");
  }

  private Object sourceManifest() {
    var source = stage.source();
    source.setStatus(null);
    return source;
  }

  @Test
  void troubleIsASentenceAndAnExitCode() {
    stage.readySource();
    assertThat(plan("kind: ConfigMap\nmetadata: {name: x}\n").code()).isEqualTo(2);
    assertThat(plan("not: a manifest\n").err()).contains("no manifest");
    assertThat(plan("a: [\n").code()).isEqualTo(2);
    var good = yaml("strict", Specs.team("strict", stage.namespace()));
    var typo = plan(good.replace("spec:\n", "spec:\n  managementPolcy: ObserveOnly\n"));
    assertThat(typo.code()).isEqualTo(2);
    assertThat(typo.err()).contains("ApprovalTeam/strict has no field spec.managementPolcy");
    var core = plan(good.replace("apiVersion: \"mpaoperator.dev/v1alpha1\"", "apiVersion: v1"));
    assertThat(core.code()).isEqualTo(2);
    assertThat(core.err()).contains("apiVersion 'v1'");
    var missing = CommandRun.in(stage.environment(), "plan", "-f", "no-such-file.yaml");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("no-such-file.yaml").hasLineCount(1);

    stage
        .aws()
        .faults()
        .inject(FaultRule.on("ListApprovalTeams").always().failing(ErrorType.ACCESS_DENIED));
    var denied = plan(yaml("denied", Specs.team("denied", stage.namespace())));
    assertThat(denied.code()).isOne();
    assertThat(denied.out())
        .startsWith(head("denied") + "cannot be told, AWS cannot be asked: ListApprovalTeams")
        .contains("Give these credentials the right to call mpa:ListApprovalTeams")
        .doesNotContain("operator's role", "refused");
  }
}
