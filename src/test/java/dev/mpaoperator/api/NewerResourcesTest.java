package dev.mpaoperator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.DeletionPolicy;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** An operator reads resources of a newer CRD: what it does not know is passed over. */
class NewerResourcesTest {
  private static final String STATUS =
      """
      status:
        observedGeneration: 3
        conditions: [{type: Ready, status: 'True', reason: r, message: m, lastTransitionTime: t}]
        approvers: [{name: alice, identityId: i, response: ACCEPTED}]
        proposal: {kind: Update, state: Open, hash: h}
      """;

  @Test
  void aTeam() throws Exception {
    var known = Examples.TEAM.with(STATUS + "spec: {deletion: {policy: Retain}}");
    var newer = Serialization.unmarshal(withMore(known), ApprovalTeam.class);

    assertThat(newer.getSpec())
        .isEqualTo(Serialization.unmarshal(json(known), ApprovalTeam.class).getSpec());
    assertThat(newer.getSpec().approvers()).hasSize(3);
    assertThat(newer.getSpec().deletion().policy()).isEqualTo(DeletionPolicy.RETAIN);
    assertThat(newer.getStatus().approvers().getFirst().response()).isEqualTo("ACCEPTED");
    assertThat(newer.getStatus().proposal().hash()).isEqualTo("h");
  }

  @Test
  void anIdentitySource() throws Exception {
    var known = Examples.IDENTITY_SOURCE.with("status: {arn: a, origin: Created}");
    var newer = Serialization.unmarshal(withMore(known), IdentitySource.class);

    assertThat(newer.getSpec())
        .isEqualTo(Serialization.unmarshal(json(known), IdentitySource.class).getSpec());
    assertThat(newer.getSpec().iamIdentityCenter().region()).isEqualTo("eu-central-1");
    assertThat(newer.getStatus().arn()).isEqualTo("a");
  }

  private static String json(Object resource) {
    return Serialization.asJson(resource);
  }

  /** The resource with unknown members in every object of spec and status, however deep. */
  private static String withMore(Object resource) throws Exception {
    var document = (ObjectNode) new JsonMapper().readTree(json(resource));
    addTo(document.get("spec"));
    addTo(document.get("status"));
    return document.toString();
  }

  private static void addTo(JsonNode node) {
    node.forEach(NewerResourcesTest::addTo);
    if (node instanceof ObjectNode object) {
      object.put("unknownText", "x").putObject("unknownObject").putArray("list").add(1);
    }
  }
}
