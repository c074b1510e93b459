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

  /** The file was given and is not there. */
  public @Nullable String problem() {
    return kubeconfig == null || Files.isReadable(kubeconfig)
        ? null
        : "there is no readable kubeconfig " + kubeconfig;
  }

  /** A client that gives up soon; nothing is sent yet. The caller closes it. */
  public KubernetesClient client() {
    var config =
        kubeconfig == null
            ? Config.autoConfigure(context)
            : Config.fromKubeconfig(context, kubeconfig.toFile());
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(config)
                .withConnectionTimeout(MILLISECONDS)
                .withRequestTimeout(MILLISECONDS)
                .withRequestRetryBackoffLimit(TRIES)
                .build())
        .build();
  }
}
