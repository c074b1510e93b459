package dev.mpaoperator.stage;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.ApprovalTeamStatus;
import dev.mpaoperator.api.v1alpha1.Proposal;
import dev.mpaoperator.api.v1alpha1.TeamDeletion;
import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What nobody should do to resources, and what happens to them all the same. */
public final class Tampering {
  private final TestCluster cluster;
  private final KubernetesClient client;
  private final String namespace;

  Tampering(TestCluster cluster, String namespace) {
    this.cluster = cluster;
    this.client = cluster.client();
    this.namespace = namespace;
  }

  /** Writes the status as somebody with the right to do so could. */
  public void setStatus(ApprovalTeam team, Map<String, Object> status) {
    client
        .resource(team)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
  }

  /** Writes the proposal into the status as a second operator would. */
  public void writeStatusAsOperator(ApprovalTeam team, Proposal proposal) {
    var fresh = new ApprovalTeam();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(team.getMetadata().getName())
            .withNamespace(namespace)
            .build());
    var s = team.getStatus();
    fresh.setStatus(
        new ApprovalTeamStatus(
            s.observedGeneration(),
            s.conditions(),
            s.arn(),
            s.versionId(),
            s.teamStatus(),
            s.teamStatusCode(),
            s.statusMessage(),
            s.creationTime(),
            s.lastUpdateTime(),
            s.minApprovalsRequired(),
            s.approvers(),
            s.approversAccepted(),
            s.waitingFor(),
            s.policies(),
            s.resourcePolicies(),
            proposal,
            s.plannedChanges(),
            s.drift(),
            s.settling(),
            s.managedTags(),
            s.definitionHash(),
            s.handledRetry()));
    client
        .resource(fresh)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("mpa-operator")
                .withForce(true)
                .build());
  }

  /** Takes the whole status away, as a restore from a backup does. */
  public void loseStatus(ApprovalTeam team) {
    client
        .resource(team)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"remove\",\"path\":\"/status\"}]");
  }

  /** Takes the resource away without the operator, as the loss of a cluster does. */
  public void vanish(CustomResource<?, ?> resource) {
    client
        .resource(resource)
        .edit(r -> {
          r.getMetadata().setFinalizers(List.of());
          return r;
        });
    client.resource(resource).delete();
  }

  /** Sets a text in the spec that our types may not know. */
  public void setField(ApprovalTeam team, String field, String value) {
    client
        .resource(team)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            Serialization.asJson(Map.of("spec", Map.of(field, value))));
  }

  /**
   * Runs with a CRD of teams of a newer version: with a field {@code spec.futureWish} and a policy
   * {@code Archive}.
   */
  public void withFutureField(Runnable action) {
    var crds = client.apiextensions().v1().customResourceDefinitions();
    var crd = crds.withName("approvalteams.mpaoperator.dev");
    crd.edit(c -> {
      var schema = c.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
      schema
          .getProperties()
          .get("spec")
          .getProperties()
          .put("futureWish", new JSONSchemaPropsBuilder().withType("string").build());
      schema
          .getProperties()
          .get("spec")
          .getProperties()
          .get("deletion")
          .getProperties()
          .get("policy")
          .setEnum(
              List.of(new TextNode("Delete"), new TextNode("Retain"), new TextNode("Archive")));
      return c;
    });
    try {
      awaitServed();
      action.run();
    } finally {
      cluster.applyCrds();
    }
  }

  /** The API server takes a moment to check by a changed CRD. */
  private void awaitServed() {
    var probe = new ApprovalTeam();
    probe.setMetadata(new ObjectMetaBuilder().withName("probe").withNamespace(namespace).build());
    probe.setSpec(
        Specs.with(Specs.team("probe", namespace), new TeamDeletion("Archive", null, null)));
    Awaitility.await()
        .ignoreExceptionsInstanceOf(KubernetesClientException.class)
        .untilAsserted(() -> client.resource(probe).dryRun().create());
  }
}
