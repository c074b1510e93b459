package dev.mpaoperator;

import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.ConfigLoader;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the operator in the foreground, until SIGTERM. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the operator until SIGTERM.",
      "The cluster is that of KUBECONFIG, or the one it runs in; AWS credentials come from the SDK's default chain."
    })
final class RunCommand implements Callable<Integer> {
  private static final int BAD_CONFIGURATION = 2;
  private static final int LOST_LEASE = 1;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML; keys and defaults: print them with `mpa-operator config`.")
  private @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    var log = LoggerFactory.getLogger(RunCommand.class);
    var instance = instance();
    try (var client = new KubernetesClientBuilder().build()) {
      var operator =
          MpaOperator.start(
              ConfigLoader.load(config, System.getenv()),
              client,
              Clock.systemUTC(),
              instance,
              () -> {
                log.error("another process holds the lease now: ending at once");
                Runtime.getRuntime().halt(LOST_LEASE);
              });
      var ended = new CountDownLatch(1);
      var stop =
          Thread.ofPlatform()
              .name("stop")
              .unstarted(() -> {
                log.info("stopping");
                operator.close();
                ended.countDown();
              });
      Runtime.getRuntime().addShutdownHook(stop);
      log.atInfo()
          .addKeyValue("instance", instance)
          .addKeyValue("port", operator.httpPort())
          .log("started");
      ended.await();
      return 0;
    } catch (ConfigException e) {
      System.err.println("mpa-operator: " + e.getMessage());
      return BAD_CONFIGURATION;
    }
  }

  private static String instance() {
    try {
      return InetAddress.getLocalHost().getHostName() + "_" + UUID.randomUUID();
    } catch (UnknownHostException e) {
      return UUID.randomUUID().toString();
    }
  }
}
