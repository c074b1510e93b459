package dev.mpaoperator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real installation and what happens to it in a year: each step finds what the one before left.
 */
@Tag("installation")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstallationTest {
  private static final Path CHART = World.HELM.resolve("mpa-operator");
  private static final Path SAMPLES = Checkout.root().resolve("config/samples");

  /** Teams in every state in which people, or nobody, are waited for. */
  private static final Map<String, String> STATES =
      Map.of(
          "inviting", "AwaitingInvitations",
          "active", "Active",
          "changing", "AwaitingUpdateApproval",
          "refused", "UpdateRejected",
          "leaving", "AwaitingDeletionApproval",
          "kept", "DeletionRejected");

  @TempDir private static Path folder;
  private static World world;

  @BeforeAll
  static void build() {
    world = new World();
  }

  @AfterAll
  static void close() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  @Order(1)
  void theChartOfTheVersionBeforeIsInstalled() {
    world.deploy(earlierChart(), "--set-string", "image.tag=" + World.imageTag());
    assertThat(podsReady()).isEqualTo(2);
  }

  /** The newest release; before there is one, this chart under an earlier number. */
  private static Path earlierChart() {
    var tag = Command.of("git", "describe", "--tags", "--abbrev=0", "--match", "v*").run();
    if (tag.exitCode() == 0) {
      var archive = folder.resolve("earlier.tar");
      var name = tag.output().strip();
      Command.of("git", "archive", "-o", archive, name, "helm").run().succeeded();
      Command.of("tar", "-xf", archive, "-C", folder).run().succeeded();
      return folder.resolve("helm/mpa-operator"); // with today's image, which is the one at hand
    }
    world.helm("package", CHART, "--version", "0.0.1", "--destination", folder).run().succeeded();
    return folder.resolve("mpa-operator-0.0.1.tgz");
  }

  @Test
  @Order(2)
  void aTeamIsCreatedChangedAndDeleted() throws IOException {
    apply(SAMPLES.resolve("identitysource.yaml"));
    apply(SAMPLES.resolve("approvalteam.yaml"));
    world.awaitReason("payments", "AwaitingInvitations");
    world.simulate("accept", "payments", "--all");
    world.awaitReason("payments", "Active");

    applyText(
        Files.readString(SAMPLES.resolve("approvalteam.yaml"))
            .replace("minApprovalsRequired: 3", "minApprovalsRequired: 2"));
    world.awaitReason("payments", "AwaitingUpdateApproval");
    world.simulate("approve", "payments", "--all");
    world.awaitReason("payments", "Active");

    world.kubectl("delete", "approvalteam", "payments", "--wait=false").run().succeeded();
    world.awaitReason("payments", "AwaitingDeletionApproval");
    world.simulate("approve", "payments", "--all");
    world.awaitReason("payments", "DeletionWindow");
    world.simulate("advance", "8d");
    world.awaitReason("payments", "gone");
  }

  @Test
  @Order(3)
  void teamsInEveryStateSurviveAnUpgrade() {
    STATES.keySet().forEach(name -> applyText(team(name, "first")));
    STATES.keySet().forEach(name -> world.awaitReason(name, "AwaitingInvitations"));
    for (var name : List.of("active", "changing", "refused", "leaving", "kept")) {
      world.simulate("accept", name, "--all");
      world.awaitReason(name, "Active");
    }
    applyText(team("changing", "second"));
    applyText(team("refused", "second"));
    world.kubectl("delete", "approvalteam", "leaving", "kept", "--wait=false").run().succeeded();
    world.awaitReason("refused", "AwaitingUpdateApproval");
    world.awaitReason("kept", "AwaitingDeletionApproval");
    world.simulate("reject", "refused", "--all");
    world.simulate("reject", "kept", "--all");
    awaitStates();
    var before = world.requests();

    world.deploy(CHART);
    world.await("two pods, and no old one", () -> podsReady() == 2);
    looksAgain();
    awaitStates();
    assertThat(world.requests()).as("what was asked of AWS and of people").isEqualTo(before);
  }

  @Test
  @Order(4)
  void rollingThePodsAsksForNothing() {
    var before = world.requests();
    var deployment = "deployment/mpa-operator";
    kubectl("rollout", "restart", deployment);
    kubectl("rollout", "status", deployment, "--timeout=120s");
    looksAgain();
    awaitStates();
    assertThat(world.requests()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void whenTheLeaderIsKilledTheOtherGoesOn() {
    world.await("a leader", () -> !world.leader().isEmpty());
    var killed = world.leader();
    kubectl("delete", "pod", killed, "--force", "--grace-period=0");
    world.simulate("approve", "changing", "--all");
    world.awaitReason("changing", "Active");
    assertThat(world.leader()).isNotEqualTo(killed);
    // The state that the vote ended is brought back for the steps that follow.
    applyText(team("changing", "third"));
    world.awaitReason("changing", "AwaitingUpdateApproval");
  }

  @Test
  @Order(6)
  void aDrainNeverTakesBothAtOnce() {
    kubectl("rollout", "status", "deployment/mpa-operator", "--timeout=120s");
    var before = world.requests();
    // The only node: a replacement finds no place, so the second pod has to stay, and goes on.
    var drained =
        world
            .kubectl("drain", "node", "--delete-emptydir-data", "--timeout=15s")
            .and("--pod-selector", World.SELECTOR)
            .run();
    assertThat(drained.errors()).contains("disruption budget");
    assertThat(podsReady()).isEqualTo(1);
    world.simulate("reject", "changing", "--all");
    world.awaitReason("changing", "UpdateRejected");
    assertThat(world.requests()).isEqualTo(before);
    world.kubectl("uncordon", "node").run().succeeded();
    world.await("both pods", () -> podsReady() == 2);
    applyText(team("changing", "fourth"));
    world.awaitReason("changing", "AwaitingUpdateApproval");
  }

  @Test
  @Order(7)
  void helmTestPassesAndNamesARightThatIsMissing() {
    var passed = world.helm("test", "mpa-operator", "-n", World.NAMESPACE, "--logs").run();
    assertThat(passed.exitCode()).as(passed.toString()).isZero();

    world.simulate(
        "fault",
        "add",
        "--operation",
        "ListApprovalTeams",
        "--error",
        "AccessDeniedException:403",
        "--times",
        "50");
    var withoutAwsRight = world.helm("test", "mpa-operator", "-n", World.NAMESPACE, "--logs").run();
    world.simulate("fault", "clear");
    assertThat(withoutAwsRight.exitCode()).isNotZero();
    assertThat(withoutAwsRight.toString()).contains("mpa:ListApprovalTeams");

    kubectl("patch", "clusterrole", "mpa-operator", "--type=json", "-p", REMOVE_FIRST_RULE);
    var withoutRule = world.helm("test", "mpa-operator", "-n", World.NAMESPACE, "--logs").run();
    assertThat(withoutRule.exitCode()).isNotZero();
    assertThat(withoutRule.toString())
        .contains("FAIL")
        .containsPattern("may not .*approvalteams.* of mpaoperator.dev|may not .*approvalteams");
    world.deploy(CHART, "--force-conflicts"); // what somebody patched belongs to them
  }

  private static final String REMOVE_FIRST_RULE = "[{\"op\":\"remove\",\"path\":\"/rules/0\"}]";

  @Test
  @Order(8)
  void uninstallAndReinstallLoseNothing() {
    awaitStates();
    var before = world.requests();
    world.helm("uninstall", "mpa-operator", "-n", World.NAMESPACE, "--wait").run().succeeded();
    assertThat(world.kubectl("get", "approvalteams", "-o", "name").run().succeeded().lines())
        .hasSize(STATES.size());

    world.deploy(CHART);
    looksAgain();
    awaitStates();
    assertThat(world.requests()).isEqualTo(before);
    world.simulate("approve", "changing", "--all");
    world.awaitReason("changing", "Active");
  }

  private static void awaitStates() {
    STATES.forEach(world::awaitReason);
  }

  /** The leader of now has read AWS more than once: it has had its chances. */
  private static void looksAgain() {
    var before = world.reads();
    world.await("looks at AWS", () -> world.reads() >= before + 2 * STATES.size());
  }

  private static long podsReady() {
    return world
        .kubectl("-n", World.NAMESPACE, "get", "pods", "-l", World.SELECTOR)
        .and("-o", "jsonpath={range .items[*]}{.status.containerStatuses[0].ready}{\"\\n\"}{end}")
        .run()
        .succeeded()
        .lines()
        .filter("true"::equals)
        .count();
  }

  private static void kubectl(Object... arguments) {
    world.kubectl("-n", World.NAMESPACE).and(arguments).run().succeeded();
  }

  private static void apply(Path file) {
    world.kubectl("apply", "-f", file).run().succeeded();
  }

  private static void applyText(String manifest) {
    world.kubectl("apply", "-f", "-").reading(manifest).run().succeeded();
  }

  private static String team(String name, String description) {
    try {
      return Files.readString(SAMPLES.resolve("approvalteam.yaml"))
          .replace("name: payments", "name: " + name)
          .replaceFirst("description: .*", "description: " + description)
          .replace("minApprovalsRequired: 3", "minApprovalsRequired: 2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
