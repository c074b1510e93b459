package dev.mpaoperator.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.kubernetes.Conditions;
import dev.mpaoperator.tools.Checkout;
import dev.mpaoperator.tools.Command;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** An installed operator, the simulated AWS beside it, and what one does with them. */
final class World implements AutoCloseable {
  static final Path HELM = Checkout.root().resolve("helm");
  static final String NAMESPACE = "mpa-system";

  private static final String SIMULATOR = "http://10.96.0.50:8090";
  private static final Path VALUES = Checkout.root().resolve("src/test/resources/installation");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Node node = Node.up();

  /** A node that has the image of {@code make image}, and the simulator in it. */
  World() {
    try {
      install();
    } catch (RuntimeException | AssertionError e) {
      node.close();
      throw e;
    }
  }

  private void install() {
    node.load(image());
    node.kubectl("create", "namespace", NAMESPACE).run().succeeded();
    node.kubectl(
            "-n",
            NAMESPACE,
            "create",
            "secret",
            "generic",
            "aws-credentials",
            "--from-literal=AWS_ACCESS_KEY_ID=AKIA111122223333",
            "--from-literal=AWS_SECRET_ACCESS_KEY=simulated")
        .run()
        .succeeded();
    helm("install", "aws", HELM.resolve("mpa-simulator"), "--namespace", "aws")
        .and("--create-namespace", "--values", VALUES.resolve("simulator.yaml"), "--wait")
        .run()
        .succeeded();
  }

  /** The archive that {@code make image} left for this machine's architecture. */
  static Path image() {
    var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    try (var images = Files.list(Checkout.root().resolve("target/image"))) {
      return images
          .filter(path -> path.toString().endsWith("-linux-" + architecture + ".tar"))
          .max(Comparator.comparingLong(path -> path.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException("there is no image: make image"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that the image is tagged with. */
  static String imageTag() {
    return image().getFileName().toString().replaceFirst("^mpa-operator-(.*)-linux-.*$", "$1");
  }

  Command kubectl(Object... arguments) {
    return node.kubectl(arguments);
  }

  Command helm(Object... arguments) {
    return node.helm(arguments);
  }

  /** Installs or upgrades the operator with a chart, and waits until it is ready. */
  void deploy(Object chart, Object... more) {
    var result =
        helm("upgrade", "--install", "mpa-operator", chart, "--namespace", NAMESPACE)
            .and("--values", VALUES.resolve("operator.yaml"), "--wait", "--timeout", "3m")
            .and(more)
            .run();
    if (result.exitCode() != 0) {
      throw new AssertionError(result + "\n" + trouble());
    }
  }

  /** What a person would look at first when the pods do not start. */
  String trouble() {
    return kubectl("-n", NAMESPACE, "get", "pods").run().output()
        + kubectl("-n", NAMESPACE, "logs", "--all-containers", "--tail=30", "-l", SELECTOR)
            .run()
            .output();
  }

  static final String SELECTOR = "app.kubernetes.io/name=mpa-operator";

  /** The pod that works. */
  String leader() {
    var holder =
        kubectl("-n", NAMESPACE, "get", "lease", "-o", "jsonpath={.items[0].spec.holderIdentity}")
            .run()
            .succeeded();
    return holder.replaceFirst("_.*$", "");
  }

  /** Says something to the people, the clock or the faults: {@code simulate ...}. */
  String simulate(Object... words) {
    return Command.of(Checkout.root().resolve("target/mpa-operator"), "simulate")
        .and(words)
        .and("--endpoint", SIMULATOR)
        .run()
        .succeeded();
  }

  /** Calls to AWS that changed something, by operation, and mails that people got. */
  Map<String, Integer> requests() {
    var counts = new TreeMap<String, Integer>();
    get("journal/counts")
        .properties()
        .forEach(count -> {
          if (count.getKey().matches("(Create|Update|Delete|Start|Cancel|Tag|Untag).*")) {
            counts.put(count.getKey(), count.getValue().asInt());
          }
        });
    counts.put("mails", get("mails").size());
    return counts;
  }

  /** How often teams were read. */
  int reads() {
    return get("journal/counts").path("GetApprovalTeam").asInt();
  }

  private static JsonNode get(String what) {
    try (var answer = URI.create(SIMULATOR + "/_simulator/" + what).toURL().openStream()) {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a team is as it is, {@code new} before the operator has seen its spec, or {@code gone}. */
  String reason(String name) {
    var printed = kubectl("get", "approvalteam", name, "-o", "json").run();
    if (printed.exitCode() != 0) {
      return "gone";
    }
    var team = Serialization.unmarshal(printed.output(), ApprovalTeam.class);
    var status = team.getStatus();
    return status == null || !team.getMetadata().getGeneration().equals(status.observedGeneration())
        ? "new"
        : Conditions.headline(status.conditions());
  }

  void awaitReason(String team, String reason) {
    await("team %s to be %s".formatted(team, reason), () -> reason(team).equals(reason));
  }

  void await(String what, BooleanSupplier so) {
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .until(so::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "waited for %s; teams:%n%s%n%s"
              .formatted(
                  what, kubectl("get", "approvalteams", "-o", "wide").run().output(), trouble()),
          e);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
