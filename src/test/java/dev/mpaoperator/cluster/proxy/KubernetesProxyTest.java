package dev.mpaoperator.cluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KubernetesProxyTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String MAPS = "/configmaps";

  private final TestCluster cluster = TestCluster.shared();
  private final KubernetesProxy proxy = KubernetesProxy.to(cluster);
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(new ConfigBuilder(proxy.config()).withRequestRetryBackoffLimit(0).build())
          .build();
  private String namespace;

  @BeforeEach
  void makeNamespace() {
    namespace = cluster.newNamespace("proxy");
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  @Test
  void passesEveryKindOfCall() {
    create("one");
    assertThat(value("one")).isEqualTo("0");
    client
        .configMaps()
        .inNamespace(namespace)
        .withName("one")
        .edit(map -> new ConfigMapBuilder(map).addToData("value", "1").build());
    assertThat(value("one")).isEqualTo("1");
    client.resource(configMap("one", "2")).forceConflicts().serverSideApply();
    assertThat(value("one")).isEqualTo("2");
    assertThat(client.configMaps().inNamespace(namespace).list().getItems()).hasSize(1);
    client.configMaps().inNamespace(namespace).withName("one").delete();
    assertThat(stored("one")).isNull();

    assertThat(proxy.journal().writes())
        .extracting(Exchange::method)
        .containsExactly("POST", "PATCH", "PATCH", "DELETE");
    assertThat(proxy.journal().all()).allMatch(exchange -> exchange.status() < 300);
    assertThat(proxy.journal().count("PATCH", "fieldManager=")).isEqualTo(1);
    proxy.journal().clear();
    assertThat(proxy.journal().all()).isEmpty();
  }

  @Test
  void passesBodiesOfAnySize() {
    String large = "x".repeat(700_000);
    client.resource(configMap("large", large)).create();
    assertThat(client.configMaps().inNamespace(namespace).withName("large").get().getData())
        .containsEntry("value", large);
  }

  @Test
  void theServerNeverSeesACallCutBeforeIt() {
    Fault fault = proxy.on("POST", MAPS).before().cut();

    assertThatThrownBy(() -> create("one")).isInstanceOf(KubernetesClientException.class);
    assertThat(stored("one")).isNull();
    assertThat(fault.hits()).isEqualTo(1);
    create("one");
    assertThat(stored("one")).isNotNull();
  }

  @Test
  void theServerHasCarriedOutACallCutAfterIt() {
    proxy.on("POST", MAPS).after().cut();

    assertThatThrownBy(() -> create("one")).isInstanceOf(KubernetesClientException.class);
    assertThat(stored("one")).isNotNull();
    assertThat(proxy.journal().writes())
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.status()).isEqualTo(201));
  }

  @Test
  void answersInTheServersPlace() {
    proxy.on("POST", MAPS).refuse(409, "AlreadyExists");
    proxy.on("POST", MAPS).after().answer(503, "{}");

    assertRefused(409);
    assertThat(stored("one")).isNull();
    assertRefused(503);
    assertThat(stored("one")).isNotNull();
    assertThat(value("one")).as("the connection still serves").isEqualTo("0");
  }

  @Test
  void aCallThatHangsBeforeGoesOnWhenReleased() {
    Fault fault = proxy.on("POST", MAPS).hang();
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> create("one"));

    fault.awaitHit(SOON);
    assertThat(stored("one")).isNull();
    assertThat(call).isNotDone();
    fault.release();
    assertThat(call).succeedsWithin(SOON);
    assertThat(stored("one")).isNotNull();
  }

  @Test
  void aCallThatHangsAfterHasHappened() {
    Fault fault = proxy.on("POST", MAPS).after().hang();
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> create("one"));

    fault.awaitHit(SOON);
    assertThat(stored("one")).isNotNull();
    assertThat(call).isNotDone();
    fault.release();
    assertThat(call).succeedsWithin(SOON);
  }

  @Test
  void aHangingCallWhoseClientLeftNeverArrives() {
    Fault fault = proxy.on("POST", MAPS).hang();
    HttpClient impatient = HttpClient.newHttpClient();
    CompletableFuture<?> call =
        impatient.sendAsync(
            HttpRequest.newBuilder(mapsUrl())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        client.getKubernetesSerialization().asJson(configMap("one", "0"))))
                .build(),
            BodyHandlers.discarding());

    fault.awaitHit(SOON);
    impatient.shutdownNow();
    assertThat(call).failsWithin(SOON);
    fault.release();
    create("two");
    assertThat(stored("two")).isNotNull();
    assertThat(stored("one")).isNull();
  }

  @Test
  void delays() {
    Fault fault = proxy.on("POST", MAPS).delay(Duration.ofMillis(300));
    long begin = System.nanoTime();
    create("one");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
    assertThat(fault.hits()).isEqualTo(1);
  }

  @Test
  void skipsAndCounts() {
    Fault fault = proxy.on("POST", MAPS).skip(1).times(2).refuse(422, "Invalid");

    create("one");
    assertRefused(422);
    assertRefused(422);
    create("two");
    fault.awaitHits(2, SOON);
    assertThat(fault.hits()).isEqualTo(2);
    assertThatThrownBy(() -> fault.awaitHits(3, Duration.ofMillis(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 hits");
  }

  @Test
  void endsFaultsThatStrikeForEver() {
    proxy.on("*", MAPS).always().refuse(403, "Forbidden");
    assertRefused(403);
    assertRefused(403);
    proxy.clearFaults();
    create("one");
  }

  @Test
  void informersGetEventsAndReconnectWhenTheirWatchIsCut() {
    try (var informer = client.configMaps().inNamespace(namespace).inform()) {
      create("one");
      await().until(() -> informer.getIndexer().list().size() == 1);
      await().until(() -> proxy.openWatches() == 1);
      assertThat(proxy.journal().count(Exchange::watch)).isEqualTo(1);

      assertThat(proxy.cutWatches()).isEqualTo(1);
      cluster.client().resource(configMap("two", "0")).create();
      await().until(() -> informer.getIndexer().list().size() == 2);
      assertThat(proxy.journal().count(Exchange::watch)).isGreaterThan(1);
    }
    await().until(() -> proxy.openWatches() == 0);
  }

  @Test
  void nothingPassesABlackHoleUntilItIsGone() {
    try (var informer = client.configMaps().inNamespace(namespace).inform()) {
      await().until(() -> proxy.openWatches() == 1);
      proxy.blackhole(true);
      cluster.client().resource(configMap("one", "0")).create();
      CompletableFuture<Void> call = CompletableFuture.runAsync(() -> create("two"));
      await()
          .during(Duration.ofMillis(500))
          .until(() -> informer.getIndexer().list().isEmpty() && stored("two") == null);
      assertThat(call).isNotDone();

      proxy.blackhole(false);
      assertThat(call).succeedsWithin(SOON);
      await().until(() -> informer.getIndexer().list().size() == 2);
    }
  }

  @Test
  void passesWatchesOverPlainHttp() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(mapsUrl() + "?watch=true")).build(),
              BodyHandlers.ofInputStream());
      create("one");
      byte[] start = response.body().readNBytes(20);
      assertThat(new String(start, StandardCharsets.UTF_8)).startsWith("{\"type\":\"ADDED\"");
      assertThat(proxy.openWatches()).isEqualTo(1);
      response.body().close();
      await().until(() -> proxy.openWatches() == 0);
    }
  }

  @Test
  void servesOtherProgramsThroughItsKubeconfig(@TempDir Path folder) throws Exception {
    if (cluster.kubectl().isEmpty()) {
      assertThat(proxy.kubeconfig()).contains(proxy.url()); // K3s on Docker brings no kubectl
      return;
    }
    create("one");
    Process kubectl =
        new ProcessBuilder(
                cluster.kubectl().get().toString(),
                "--kubeconfig=" + proxy.writeKubeconfig(folder.resolve("kubeconfig")),
                "--namespace=" + namespace,
                "get",
                "configmaps",
                "--output=name")
            .start();
    String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).isEqualToIgnoringNewLines("configmap/one");
    assertThat(kubectl.waitFor()).isZero();
    assertThat(proxy.journal().count("GET", namespace + MAPS)).isEqualTo(1);
  }

  @Test
  void canBeOpenedForSomeoneWhoMayDoLess() {
    try (KubernetesProxy limited = KubernetesProxy.to(cluster, "jane", "people")) {
      assertThatExceptionOfType(KubernetesClientException.class)
          .isThrownBy(() -> limited.client().configMaps().inNamespace(namespace).list())
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(403))
          .withMessageContaining("jane");
    }
  }

  private void create(String name) {
    client.resource(configMap(name, "0")).create();
  }

  private String value(String name) {
    return client.configMaps().inNamespace(namespace).withName(name).get().getData().get("value");
  }

  /** Past the proxy. */
  private ConfigMap stored(String name) {
    return cluster.client().configMaps().inNamespace(namespace).withName(name).get();
  }

  private void assertRefused(int code) {
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> create("one"))
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(code));
  }

  private URI mapsUrl() {
    return URI.create(proxy.url() + "/api/v1/namespaces/" + namespace + MAPS);
  }

  private ConfigMap configMap(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(Map.of("value", value))
        .build();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(SOON);
  }
}
