package dev.mpaoperator.gitops;

import static dev.mpaoperator.stage.Seen.isBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.stage.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example repository is right, and so are the commands of the page about it, docs/gitops.md.
 */
class ExampleTest {
  private static final String TEAM = "payments";

  @TempDir Path work;

  @Test
  void theExampleIsAcceptedAndTheCommandsOfThePageWork() {
    try (var stage = Stage.empty("example").set("MPA_CONFIG_NAMESPACES", TEAM)) {
      stage.startOperator();
      var page = new PageCommands("docs/gitops.md", stage.cluster(), work);
      for (var part : List.of("identity", "teams/namespace.yaml", "teams")) {
        var apply = "kubectl apply --server-side -f config/gitops-example/" + part;
        page.shell(apply + " --dry-run=server");
        page.shell(apply);
      }
      var teams = stage.client().resources(ApprovalTeam.class).inNamespace(TEAM);
      try {
        assertThat(page.run("condition=Synced"))
            .contains("approvalteam.mpaoperator.dev/payments condition met")
            .contains("identitysource.mpaoperator.dev/company condition met");
        stage.await(teams.withName(TEAM).get(), isBecause("AwaitingInvitations"));
        stage.aws().people().acceptAll(TEAM);
        assertThat(page.run("condition=Ready --timeout=50h")).contains("condition met");
      } finally {
        stage.stopOperator();
        teams
            .withName(TEAM)
            .edit(t -> {
              t.getMetadata().setFinalizers(List.of());
              return t;
            });
        teams.withName(TEAM).delete();
      }
    }
  }

  @Test
  void theConfigMapIsMergedIntoThatOfArgoCd() {
    try (var stage = Stage.empty("example")) {
      var page = new PageCommands("docs/gitops.md", stage.cluster(), work);
      page.shell(
          "kubectl create namespace argocd; kubectl -n argocd create configmap argocd-cm --from-literal=url=kept");
      page.run("patch configmap argocd-cm");
      assertThat(
              stage
                  .client()
                  .configMaps()
                  .inNamespace("argocd")
                  .withName("argocd-cm")
                  .get()
                  .getData())
          .containsEntry("url", "kept")
          .containsKey("resource.customizations.health.mpaoperator.dev_ApprovalTeam");
    }
  }
}
