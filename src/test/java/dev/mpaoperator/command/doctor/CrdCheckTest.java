package dev.mpaoperator.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A cluster without the CRDs, with older ones, with newer ones: of its own, since all share the
 * other.
 */
class CrdCheckTest {
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void whatIsMissingOlderOrNewerIsSaid() {
    awaitSaying("does not know ApprovalTeam, IdentitySource, ApprovalSession", Status.FAIL);

    cluster.applyCrds();
    awaitSaying("they are there, and of this version", Status.OK);

    change(spec -> spec.remove("drift"));
    awaitSaying("they lack ApprovalTeam.spec.drift", Status.FAIL);

    var text = new JSONSchemaProps();
    text.setType("string");
    cluster.applyCrds();
    change(spec -> spec.put("colour", text));
    awaitSaying("does not know ApprovalTeam.spec.colour", Status.WARN);
  }

  private static void change(Consumer<Map<String, JSONSchemaProps>> change) {
    cluster
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("approvalteams.mpaoperator.dev")
        .edit(crd -> changed(crd, change));
  }

  private static CustomResourceDefinition changed(
      CustomResourceDefinition crd, Consumer<Map<String, JSONSchemaProps>> change) {
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    change.accept(schema.getProperties().get("spec").getProperties());
    return crd;
  }

  /** The API server publishes schemas a moment later. */
  private static void awaitSaying(String message, Status status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          var findings = new Findings();
          new CrdCheck(cluster.client()).run(findings);
          assertThat(findings.all())
              .singleElement()
              .satisfies(c -> {
                assertThat(c.message()).contains(message);
                assertThat(c.status()).isEqualTo(status);
              });
        });
  }
}
