package dev.mpaoperator.endtoend;

import static dev.mpaoperator.stage.Seen.isBecause;
import static dev.mpaoperator.stage.Seen.isReady;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.simulator.world.Mail.Kind;
import dev.mpaoperator.stage.OperatorProcess;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is run: its probes, its metrics, its log, its end, and two of it. */
class ProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.empty("process");
  }

  @AfterEach
  void close() {
    stage.close();
    http.close();
  }

  private OperatorProcess process(Map<String, String> more) {
    var variables = new HashMap<>(stage.environment());
    variables.putAll(more);
    return OperatorProcess.start(
        stage.cluster().writeKubeconfig(folder.resolve("kubeconfig")), variables);
  }

  @Test
  void itAnswersProbesCountsAndLogsOneLineAnAction() throws IOException, InterruptedException {
    var port = freePort();
    try (var process =
        process(Map.of("MPA_CONFIG_HTTP_PORT", "" + port, "MPA_LOG_FORMAT", "json"))) {
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(get(port, "/readyz").statusCode()).isEqualTo(200));
      assertThat(get(port, "/livez").body()).isEqualTo("ok\n");
      stage.readySource();
      var team = stage.create("counted", Specs.team("counted", stage.namespace()));
      stage.await(team, isBecause("AwaitingInvitations"));

      assertThat(get(port, "/metrics").body())
          .contains(
              "mpa_operator_actions_total{action=\"CreateApprovalTeam\",kind=\"ApprovalTeam\",outcome=\"ok\"} 1.0")
          .contains(
              "mpa_aws_api_requests_total{operation=\"CreateApprovalTeam\",outcome=\"200\",service=\"mpa\"} 1.0")
          .contains("jvm_memory_used_bytes")
          .doesNotContain("guards the vaults");
      assertThat(process.log().lines().filter(l -> l.contains("CreateApprovalTeam")))
          .singleElement()
          .asString()
          .contains(
              "\"action\":\"CreateApprovalTeam\"", "\"name\":\"counted\"", "\"outcome\":\"ok\"");
      assertThat(process.log()).doesNotContain("guards the vaults");

      assertThat(process.stop()).as("SIGTERM").isEqualTo(143);
      assertThat(process.log()).contains("stopping");
    }
  }

  @Test
  void itEndsWithAClearWordWhenItsConfigurationIsWrong() {
    try (var process = process(Map.of("MPA_CONFIG_AWS_REGOIN", "us-east-1"))) {
      assertThat(process.awaitEnd()).isEqualTo(2);
      assertThat(process.log()).contains("MPA_CONFIG_AWS_REGOIN").contains("MPA_CONFIG_AWS_REGION");
    }
  }

  @Test
  void itWorksWhereNoFileCanBeWritten() throws IOException {
    var file = Files.createFile(folder.resolve("file")); // nothing can be under it, also for root
    var options = "-XX:-UsePerfData -Djava.io.tmpdir=" + file.resolve("tmp");
    try (var process = process(Map.of("JDK_JAVA_OPTIONS", options))) {
      stage.readySource();
      var team = stage.create("full-disk", Specs.team("full-disk", stage.namespace()));
      stage.await(team, isBecause("AwaitingInvitations"));
      assertThat(process.isAlive()).isTrue();
      assertThat(process.log()).contains("-Djava.io.tmpdir=" + file);
    }
  }

  @Test
  void theEndpointOfTheEnvironmentIsHonouredAndTheRegionIsNot() {
    var variables = new HashMap<>(stage.environment());
    variables.remove("MPA_CONFIG_AWS_ENDPOINT");
    variables.put("AWS_ENDPOINT_URL_MPA", stage.aws().endpoint().toString());
    variables.put(
        "AWS_REGION", "eu-central-1"); // where a cluster may be; the service is in us-east-1
    var kubeconfig = stage.cluster().writeKubeconfig(folder.resolve("kubeconfig"));
    try (var process = OperatorProcess.start(kubeconfig, variables)) {
      stage.readySource();
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void ofTwoOneWorksAndTheOtherTakesOverWhenItIsKilled() {
    var elected =
        Map.of(
            "MPA_CONFIG_LEADER_ELECTION_ENABLED", "true",
            "MPA_CONFIG_LEADER_ELECTION_NAMESPACE", stage.namespace(),
            "MPA_CONFIG_LEADER_ELECTION_LEASE_DURATION", "3s",
            "MPA_CONFIG_LEADER_ELECTION_RENEW_DEADLINE", "2s",
            "MPA_CONFIG_LEADER_ELECTION_RETRY_PERIOD", "0.5s",
            "MPA_CONFIG_STOP_TIMEOUT", "2s");
    try (var first = process(elected)) {
      stage.readySource();
      var leader = holder();
      try (var second = process(elected)) {
        Awaitility.await().atMost(PATIENCE).until(() -> second.log().contains("started"));
        var team = stage.create("handed-over", Specs.team("handed-over", stage.namespace()));
        stage.await(team, isBecause("AwaitingInvitations"));
        assertThat(second.log()).doesNotContain("CreateApprovalTeam");
        first.kill();

        stage.aws().people().acceptAll("handed-over");
        stage.await(team, isReady());
        assertThat(holder()).isNotEqualTo(leader);
        assertThat(stage.aws().teams().all()).hasSize(1);
        assertThat(stage.aws().mails().of(Kind.INVITATION)).hasSize(3);
      }
    }
  }

  @Test
  void whoeverStopsInGoodOrderGivesUpTheLease() {
    var elected =
        Map.of(
            "MPA_CONFIG_LEADER_ELECTION_ENABLED",
            "true",
            "MPA_CONFIG_LEADER_ELECTION_NAMESPACE",
            stage.namespace());
    try (var process = process(elected)) {
      stage.readySource();
      assertThat(holder()).isNotEmpty();
      assertThat(process.stop()).isEqualTo(143);
      assertThat(holder()).as(process.log()).isNullOrEmpty();
    }
    try (var _ = process(elected)) {
      stage.await(
          stage.create("next", Specs.team("next", stage.namespace())),
          isBecause("AwaitingInvitations"));
    }
  }

  private String holder() {
    return stage
        .client()
        .resources(Lease.class)
        .inNamespace(stage.namespace())
        .withName("mpa-operator")
        .get()
        .getSpec()
        .getHolderIdentity();
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
