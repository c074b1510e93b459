package dev.mpaoperator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpaoperator.MpaOperator;
import dev.mpaoperator.cluster.TestCluster;
import dev.mpaoperator.crds.CrdDifference;
import dev.mpaoperator.operations.ConfigException;
import dev.mpaoperator.operations.ConfigLoader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A cluster whose CRDs are those of an earlier version, which drop a field of the status: an
 * operator that forgets there what it asked would ask again. It has its own API server, since the
 * CRDs of the other are everybody's.
 */
class OlderCrdsTest {
  @Test
  void theOperatorDoesNotStartOverThem() {
    try (var cluster = TestCluster.start()) {
      cluster.applyCrds();
      cluster
          .client()
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName("approvalteams.mpaoperator.dev")
          .edit(crd -> {
            var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
            schema.getProperties().get("status").getProperties().remove("handledRetry");
            return crd;
          });
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !CrdDifference.of(cluster.client()).lacking().isEmpty());

      var config =
          ConfigLoader.load(
              null,
              Map.of("MPA_CONFIG_LEADER_ELECTION_ENABLED", "false", "MPA_CONFIG_HTTP_PORT", "0"));
      assertThatThrownBy(() ->
              MpaOperator.start(config, cluster.client(), Clock.systemUTC(), "test", () -> {}))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("older than this program")
          .hasMessageContaining("ApprovalTeam.status.handledRetry")
          .hasMessageContaining("kubectl apply --server-side -f crds/");

      cluster.applyCrds();
      try (var operator =
          MpaOperator.start(config, cluster.client(), Clock.systemUTC(), "test", () -> {})) {
        assertThat(operator.httpPort()).isPositive();
      }
    }
  }
}
