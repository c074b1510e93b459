package dev.mpaoperator.command;

import dev.mpaoperator.Main;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamSpec;
import dev.mpaoperator.stage.Canary;
import dev.mpaoperator.stage.Rights;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page of the command line, with what the commands print: run on a real API server and the
 * simulated AWS. {@code make cli} writes it; a test fails when it is stale.
 */
public final class CliPage implements AutoCloseable {
  /** The generated page. */
  static final Path PAGE = Path.of("docs/cli.md");

  private static final String NAMESPACE = "payments-accounts"; // as long as those of stages

  private final Stage stage = Stage.open("payments");
  private final Map<String, String> environment = new HashMap<>(stage.environment());
  private final Path kubeconfig;

  private CliPage(Path folder) {
    kubeconfig = stage.cluster().writeKubeconfig(folder.resolve("kube"));
    environment.put("MPA_CONFIG_LEADER_ELECTION_ENABLED", "true");
    environment.put("MPA_CONFIG_LEADER_ELECTION_NAMESPACE", "mpa-operator");
  }

  /** Writes the page. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PAGE, text(Files.createTempDirectory("cli-page")));
    System.exit(0); // the server's threads would keep it
  }

  /** The page as it should be. */
  static String text(Path folder) throws IOException {
    try (var page = new CliPage(folder)) {
      return page.text();
    }
  }

  @Override
  public void close() {
    stage.close();
  }

  private String text() throws IOException {
    var team = stage.activeTeam("payments");
    stage.teamMadeByHand("vault-keepers");
    var exported = run("", "export", "--team", "vault-keepers", "-n", stage.namespace());
    var changed = manifest("payments", Specs.with(team.getSpec(), "alice", "bob", "dave"));
    var planned = run(changed, "plan", "-f", "-");
    var nothing = run(manifest("payments", team.getSpec()), "plan", "-f", "-");
    stage.stopOperator();
    var without =
        Rights.shipped().stream().map(p -> p.replaceAll("\"mpa:ListSessions\",\\s*", "")).toList();
    stage.aws().roles().permissions(Stage.ACCESS_KEY, without);
    var doctor = run("", "doctor");
    var text = Files.readString(Path.of("src/test/resources/dev/mpaoperator/command/cli.md"));
    for (var part :
        Map.of(
                "export", exported,
                "plan", planned,
                "nothing", nothing,
                "doctor", doctor,
                "explain", CommandRun.of("explain", "updaterejected").out(),
                "typo", CommandRun.of("explain", "UpdateRejectet").err())
            .entrySet()) {
      text = text.replace("{{" + part.getKey() + "}}\n", part.getValue());
    }
    for (var command :
        Main.commandLine(CommandRun.around(Clock.systemUTC(), Map.of(), ""))
            .getSubcommands()
            .keySet()) {
      text = text.replace("{{help " + command + "}}\n", CommandRun.of(command, "--help").out());
    }
    return text;
  }

  private String manifest(String name, ApprovalTeamSpec spec) {
    var team = new ApprovalTeam();
    team.setMetadata(
        new ObjectMetaBuilder().withName(name).withNamespace(stage.namespace()).build());
    team.setSpec(spec);
    return Serialization.asYaml(team);
  }

  private String run(String input, String... arguments) {
    var result =
        CommandRun.in(
            CommandRun.around(Clock.systemUTC(), environment, input),
            Stream.concat(Stream.of(arguments), Stream.of("--kubeconfig=" + kubeconfig))
                .toArray(String[]::new));
    return (result.err() + result.out())
        .replace(stage.namespace(), NAMESPACE)
        .replace(Canary.DESCRIPTION, "guards the vaults")
        .replaceAll("v1\\.\\d+\\.\\d+ at https://\\S+", "v1.34.4 at https://10.96.0.1")
        .replaceAll(", endpoint http://\\S+", "")
        .replaceAll("from system properties", "from EKS Pod Identity (container credentials)")
        .replaceAll("user/AKIA\\w+", "assumed-role/mpa-operator/eks-1")
        .replaceAll(
            "-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\\b(?!\")",
            "-39c5d3f0-1a1e-4aa0-9adb-4fe54cae8b16");
  }
}
