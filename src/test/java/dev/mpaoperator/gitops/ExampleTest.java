package dev.mpaoperator.gitops;

import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.stage.Stage;
import dev.mpaoperator.tools.Command;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example repository is right, and so are the commands of the page about it. */
class ExampleTest {
  private static final Path EXAMPLE = Path.of("config/gitops-example");
  private static final String TEAM = "payments";

  @TempDir Path work;

  /** What a person pastes from the page. */
  private static String commands(int block) {
    return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
        .matcher(ArgoFiles.read(StateTable.PAGE))
        .results()
        .map(r -> r.group(1))
        .toList()
        .get(block);
  }

  @Test
  void theExampleIsAcceptedAndTheCommandsOfThePageWork() {
    try (var stage = Stage.empty("example").set("MPA_CONFIG_NAMESPACES", TEAM)) {
      stage.startOperator();
      var kubeconfig = stage.cluster().writeKubeconfig(work.resolve("kubeconfig"));
      var kubectl = stage.cluster().kubectl().orElseThrow();
      apply(kubectl, kubeconfig, "identity", "--dry-run=server");
      apply(kubectl, kubeconfig, "identity");
      apply(kubectl, kubeconfig, "teams/namespace.yaml");
      apply(kubectl, kubeconfig, "teams", "--dry-run=server");
      apply(kubectl, kubeconfig, "teams");
      var teams = stage.client().resources(ApprovalTeam.class).inNamespace(TEAM);
      try {
        assertThat(shell(kubectl, kubeconfig, commands(0)))
            .contains("approvalteam.mpaoperator.dev/payments condition met")
            .contains("identitysource.mpaoperator.dev/company condition met");
        stage.await(teams.withName(TEAM).get(), isBecause("AwaitingInvitations"));
        stage.aws().people().acceptAll(TEAM);
        assertThat(shell(kubectl, kubeconfig, commands(1))).contains("condition met");
      } finally {
        stage.stopOperator();
        teams
            .withName(TEAM)
            .edit(t -> {
              t.getMetadata().setFinalizers(java.util.List.of());
              return t;
            });
        teams.withName(TEAM).delete();
      }
    }
  }

  private static void apply(Path kubectl, Path kubeconfig, String what, String... more) {
    Command.of(kubectl, "apply", "--server-side", "-f", EXAMPLE.resolve(what))
        .and((Object[]) more)
        .with("KUBECONFIG", kubeconfig)
        .run()
        .succeeded();
  }

  private static String shell(Path kubectl, Path kubeconfig, String commands) {
    return Command.of("bash", "-euo", "pipefail")
        .reading(commands)
        .with("KUBECONFIG", kubeconfig)
        .with("PATH", kubectl.getParent() + ":" + System.getenv("PATH"))
        .run()
        .succeeded();
  }
}
