package dev.mpaoperator.docs;

import dev.mpaoperator.MpaOperator;
import dev.mpaoperator.api.v1alpha1.ApprovalSession;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.simulator.Simulator;
import dev.mpaoperator.simulator.SimulatorOptions;
import dev.mpaoperator.stage.QuickPace;
import dev.mpaoperator.stage.Stage;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * What a page takes for granted: a cluster with the CRDs, a running operator, an AWS of one's own,
 * and a checkout with the program in it. Nothing of it is left for the next page.
 */
final class DocumentedWorld implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 300;

  static {
    // What the SDK's default chain looks at first; the simulator takes any key.
    System.setProperty("aws.accessKeyId", Stage.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", "simulated");
  }

  private final TestCluster cluster;
  private final Path folder;
  private final Simulator aws;
  private final MpaOperator operator;

  DocumentedWorld(TestCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
    cluster.applyCrds();
    aws = Simulator.start(SimulatorOptions.defaults());
    var variables = new HashMap<>(QuickPace.variables(aws.endpoint(), ""));
    operator =
        MpaOperator.start(
            ConfigLoader.load(null, variables), cluster.client(), aws.clock(), "docs", () -> {});
    furnish();
  }

  private void furnish() {
    try {
      try (var entries = Files.list(Checkout.root())) {
        for (var entry : entries.toList()) {
          if (!Set.of("target", ".git").contains(entry.getFileName().toString())) {
            Files.createSymbolicLink(checkout().resolve(entry.getFileName()), entry);
          }
        }
      }
      var program = Files.createDirectories(checkout().resolve("target")).resolve("mpa-operator");
      var classes = Checkout.root().resolve("target");
      Files.writeString(
          program,
          """
          #!/bin/sh
          exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s/classes:%s/lib/*' dev.mpaoperator.Main "$@"
          """
              .formatted(System.getProperty("java.home"), classes, classes));
      program.toFile().setExecutable(true);
      var bin = Files.createDirectories(folder.resolve("bin"));
      Files.createSymbolicLink(bin.resolve("mpa-operator"), program);
      if (cluster.kubectl().isPresent()) {
        Files.createSymbolicLink(bin.resolve("kubectl"), cluster.kubectl().get().toRealPath());
      } // else the one that is installed
      cluster.writeKubeconfig(folder.resolve("kubeconfig"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path checkout() throws IOException {
    return Files.createDirectories(folder.resolve("checkout"));
  }

  private Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    variables.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    variables.put("HOME", folder.toString());
    variables.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    variables.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_MPA", aws.endpoint().toString());
    variables.put("AWS_ACCESS_KEY_ID", Stage.ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", "simulated");
    variables.put("AWS_REGION", "us-east-1");
    variables.put("MPA_CONFIG_AWS_ALLOW_OTHER_ENDPOINTS", "true");
    return variables;
  }

  /** Runs a script of bash in the checkout; what it leaves in the background ends with it. */
  Command.Result run(String script) {
    try {
      var file = folder.resolve("page.sh");
      Files.writeString(
          file,
          """
          set -euo pipefail
          shopt -s expand_aliases
          trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
          %s
          """
              .formatted(script));
      return new Command(
              List.of("timeout", "" + PATIENCE_SECONDS, "bash", file.toString()),
              environment(),
              checkout(),
              "")
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All conditions of all resources, for a person who looks for what went wrong. */
  String picture() {
    return run("""
    kubectl get mpa -A -o jsonpath='{range .items[*]}{.kind} {.metadata.name}{"\\n"}\
    {range .status.conditions[*]}  {.type}={.status} {.reason}: {.message}{"\\n"}{end}{end}'
    """)
        .output();
  }

  @Override
  public void close() {
    operator.close();
    Awaitility.await()
        .ignoreExceptions() // what is stripped may be gone
        .until(() -> strip(cluster.client()) == 0);
    aws.close();
  }

  private static int strip(KubernetesClient client) {
    var left = 0;
    for (var kind : List.of(ApprovalTeam.class, ApprovalSession.class, IdentitySource.class)) {
      for (HasMetadata resource : client.resources(kind).inAnyNamespace().list().getItems()) {
        resource.getMetadata().setFinalizers(List.of());
        resource.getMetadata().setResourceVersion(null);
        client.resource(resource).patch();
        client.resource(resource).delete();
        left++;
      }
    }
    return left;
  }
}
