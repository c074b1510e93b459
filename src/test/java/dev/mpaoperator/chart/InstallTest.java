package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Releases in a cluster of their own; no pod runs there. */
class InstallTest {
  private static final String TEAMS = "approvalteams.mpaoperator.dev";

  private static final String NAMESPACED =
      Chart.OPERATOR.path().resolve("ci/namespaced-values.yaml").toString();

  @TempDir private Path folder;
  private Tool helm;
  private TestCluster cluster;
  private Path kubeconfig;

  /** One story, since each step needs the one before. */
  @ParameterizedTest
  @EnumSource(names = {"HELM_3", "HELM_4"})
  void aLifeOfReleases(Tool tool) {
    helm = tool;
    try (var own = TestCluster.start()) {
      cluster = own;
      kubeconfig = own.writeKubeconfig(folder.resolve("kubeconfig"));
      installsAndSaysWhatIsNext();
      upgradesDefinitions();
      refusesASecondOneForTheSame();
      leavesNamespacesToOthers();
      takesASecondOneForOtherNamespaces();
      keepsDefinitionsAndComesBack();
      takesOverDefinitionsThatAreHandedOver();
    }
  }

  private void installsAndSaysWhatIsNext() {
    var notes = release("install", "mpa-operator", "mpa-operator").succeeded();
    assertThat(notes)
        .contains("for teams in all namespaces")
        .contains("create-pod-identity-association")
        .contains("--namespace mpa-operator --service-account mpa-operator")
        .contains("kubectl explain identitysource.spec");
    assertThat(definition(TEAMS)).isNotNull();

    var simulated =
        release(
            "upgrade",
            "mpa-operator",
            "mpa-operator",
            "--set",
            "config.aws.endpoint=http://10.0.0.7:8090,config.aws.allowOtherEndpoints=true");
    assertThat(simulated.succeeded())
        .contains("It talks to http://10.0.0.7:8090, not to AWS")
        .doesNotContain("create-pod-identity-association");
  }

  private void upgradesDefinitions() {
    var columns = columns();
    release("upgrade", older(), "mpa-operator", "mpa-operator").succeeded();
    assertThat(columns()).isEqualTo(columns - 1);
    assertThat(applyDefinitions().errors()).as("they are Helm's").contains("conflict");
    applyDefinitions("--force-conflicts").succeeded();
    assertThat(columns()).isEqualTo(columns);
    release("upgrade", "mpa-operator", "mpa-operator").succeeded();
    assertThat(columns()).isEqualTo(columns);
  }

  /** A chart whose definition of teams lacks a column. */
  private Path older() {
    var chart = folder.resolve("older");
    Command.of("cp", "-r", Chart.OPERATOR.path(), chart).run().succeeded();
    var file = chart.resolve("files/crds/" + TEAMS + ".yaml");
    try {
      var text = Files.readString(file);
      var older = text.replaceFirst("(?m)^    - description: Age.*\n(      .*\n)+", "");
      assertThat(older).isNotEqualTo(text);
      Files.writeString(file, older);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chart;
  }

  private void refusesASecondOneForTheSame() {
    assertThat(release("install", "second", "second").errors())
        .contains(
            "ClusterRole mpa-operator is there already and belongs to release mpa-operator in namespace mpa-operator")
        .contains("install another one with `identitySources: false`");
    assertThat(
            release(
                    "install",
                    "second",
                    "second",
                    "--values",
                    NAMESPACED,
                    "--set",
                    "crds.enabled=true,metrics.podMonitor.enabled=false")
                .errors())
        .contains(
            "CustomResourceDefinition approvalsessions.mpaoperator.dev is there already and belongs to release")
        .contains("set `crds.enabled: false`, `identitySources: false` and `watchNamespaces`");
  }

  private void leavesNamespacesToOthers() {
    release("upgrade", "mpa-operator", "mpa-operator", "--set", "watchNamespaces={default}")
        .succeeded();
  }

  private void takesASecondOneForOtherNamespaces() {
    for (String name : List.of("payments", "billing")) {
      cluster
          .client()
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .create();
    }
    var second =
        release(
            "install",
            "second",
            "second",
            "--values",
            NAMESPACED,
            "--set",
            "metrics.podMonitor.enabled=false");
    assertThat(second.succeeded())
        .contains("for teams in: payments, billing.")
        .contains("arn:aws:mpa:us-east-1:444455556666:identity-source/IamIdentityCenter")
        .contains("kubectl apply --server-side -f crds/");
    assertThat(
            release(
                    "install",
                    "third",
                    "third",
                    "--values",
                    NAMESPACED,
                    "--set",
                    "metrics.podMonitor.enabled=false")
                .errors())
        .as("both would work in the same namespaces")
        .contains("Role \"mpa-operator\" in namespace")
        .contains("cannot be imported into the current release");
    assertThat(release("upgrade", "mpa-operator", "mpa-operator", "--reset-values").errors())
        .as("it would manage what the second one manages")
        .contains("Role mpa-operator in namespace")
        .contains("belongs to release second in namespace second")
        .contains("set `watchNamespaces` to namespaces that it does not manage");
    uninstall("second", "second");
    release("upgrade", "mpa-operator", "mpa-operator", "--reset-values").succeeded();
  }

  private void keepsDefinitionsAndComesBack() {
    var uid = definition(TEAMS).getMetadata().getUid();
    uninstall("mpa-operator", "mpa-operator");
    assertThat(definition(TEAMS).getMetadata().getUid()).isEqualTo(uid);
    release("install", "mpa-operator", "mpa-operator").succeeded();
    assertThat(definition(TEAMS).getMetadata().getUid()).isEqualTo(uid);
    uninstall("mpa-operator", "mpa-operator");
  }

  private void takesOverDefinitionsThatAreHandedOver() {
    var crds = cluster.client().apiextensions().v1().customResourceDefinitions();
    crds.delete();
    cluster.applyCrds();
    for (int i = 0; i < 3; i++) {
      var refused = release("install", "other", "mpa-operator").errors();
      assertThat(refused).contains("is there already and was not installed by Helm");
      // The message says what to do; that is done here.
      Pattern.compile("kubectl ((?:label|annotate) .*? --overwrite)")
          .matcher(refused)
          .results()
          .forEach(command ->
              Command.of(kubectl(), "--kubeconfig", kubeconfig)
                  .and((Object[]) command.group(1).split(" ", -1))
                  .run()
                  .succeeded());
    }
    release("install", "other", "mpa-operator").succeeded();
  }

  private Command.Result applyDefinitions(Object... more) {
    return Command.of(kubectl(), "--kubeconfig", kubeconfig, "apply", "--server-side")
        .and("-f", Checkout.root().resolve("crds"))
        .and(more)
        .run();
  }

  private Command.Result release(String verb, String name, String namespace, Object... more) {
    return release(verb, Chart.OPERATOR.path(), name, namespace, more);
  }

  private Command.Result release(
      String verb, Path chart, String name, String namespace, Object... more) {
    return helm.command(verb, name, chart, "--namespace", namespace)
        .and(verb.equals("install") ? new Object[] {"--create-namespace"} : new Object[0])
        .and(more)
        .with("KUBECONFIG", kubeconfig)
        .in(Checkout.root())
        .run();
  }

  private void uninstall(String name, String namespace) {
    helm.command("uninstall", name, "--namespace", namespace)
        .with("KUBECONFIG", kubeconfig)
        .run()
        .succeeded();
  }

  private Path kubectl() {
    return cluster.kubectl().orElseThrow();
  }

  private int columns() {
    return definition(TEAMS)
        .getSpec()
        .getVersions()
        .getFirst()
        .getAdditionalPrinterColumns()
        .size();
  }

  private CustomResourceDefinition definition(String name) {
    return cluster.client().apiextensions().v1().customResourceDefinitions().withName(name).get();
  }
}
