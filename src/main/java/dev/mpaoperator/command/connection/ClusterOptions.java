package dev.mpaoperator.command.connection;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The cluster, as kubectl's options name it: kubectl does not pass its own on to plugins. */
public final class ClusterOptions {
  /** A person waits. */
  private static final int MILLISECONDS = 5_000;

  private static final int TRIES = 3;
  private static final String NO_KUBECONFIG = " is no kubeconfig";

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Instead of KUBECONFIG, or of the cluster it runs in.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of the kubeconfig to use.")
  private @Nullable String context;

  /**
   * Why there is no such cluster, {@code null} if nothing is wrong. A context that does not exist
   * must not lead to another cluster.
   */
  public @Nullable String problem() {
    if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
      return "there is no readable kubeconfig " + kubeconfig;
    }
    if (kubeconfig != null && Files.isDirectory(kubeconfig)) {
      return kubeconfig + NO_KUBECONFIG;
    }
    Config read;
    try {
      read = config();
    } catch (RuntimeException e) {
      // Neither its message nor its trace: they quote the file, which may hold secrets.
      return (kubeconfig == null ? "what KUBECONFIG names" : kubeconfig) + NO_KUBECONFIG;
    }
    if (kubeconfig != null && read.getContexts().isEmpty()) {
      return kubeconfig + NO_KUBECONFIG;
    }
    return context == null || read.getContexts().stream().anyMatch(c -> context.equals(c.getName()))
        ? null
        : "the kubeconfig has no context '%s': `kubectl config get-contexts` lists them"
            .formatted(context);
  }

  private Config config() {
    return kubeconfig == null
        ? Config.autoConfigure(context)
        : Config.fromKubeconfig(context, kubeconfig.toFile());
  }

  /** A client that gives up soon; nothing is sent yet. The caller closes it. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(config())
                .withConnectionTimeout(MILLISECONDS)
                .withRequestTimeout(MILLISECONDS)
                .withRequestRetryBackoffLimit(TRIES)
                .build())
        .build();
  }
}
