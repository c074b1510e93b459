package dev.mpaoperator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a real API server serves the resources: merging, pruning, the status, the columns. */
class CrdServingTest {
  private static TestCluster cluster;
  private static KubernetesClient client;
  private static String namespace;

  @BeforeAll
  static void serve() {
    cluster = TestCluster.shared();
    cluster.applyCrds();
    client = cluster.client();
    namespace = cluster.newNamespace("crd-serving");
  }

  @AfterAll
  static void clear() {
    Examples.deleteAll(client);
  }

  @Test
  void approversOfTwoManagersMergeByName() {
    var team = in(Examples.TEAM.valid());
    apply("git", team);
    apply("rota", approver(team, "{name: dave, identityId: 44444444-dddd}"));
    assertThat(approvers(team)).containsExactlyInAnyOrder("alice", "bob", "carol", "dave");

    apply("git", named(team, Examples.TEAM.with("spec: {approvers: " + Examples.people(3) + "}")));
    assertThat(approvers(team)).containsExactlyInAnyOrder("p1", "p2", "p3", "dave");
  }

  @Test
  void oneApproverIsNotGivenTwoIdsByTwoManagers() {
    var team = in(Examples.TEAM.valid());
    apply("git", team);

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() ->
            client
                .resource(approver(team, "{name: alice, identityId: 99999999-ffff}"))
                .fieldManager("rota")
                .serverSideApply())
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(409))
        .withMessageContaining(".spec.approvers[name=\"alice\"].identityId");
  }

  @ParameterizedTest
  @EnumSource
  void unknownFieldsArePruned(Examples example) {
    var stored =
        client
            .resource(in(example.with("spec: {colour: blue}")))
            .fieldValidation(Validation.IGNORE)
            .create();

    assertThat(stored.<Map<String, Object>>get("spec")).isNotEmpty().doesNotContainKey("colour");
  }

  @ParameterizedTest
  @EnumSource
  void unknownFieldsAreRefusedOnDemand(Examples example) {
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() ->
            client
                .resource(in(example.with("spec: {colour: blue}")))
                .fieldValidation(Validation.STRICT)
                .create())
        .withMessageContaining("unknown field \"spec.colour\"");
  }

  @ParameterizedTest
  @EnumSource
  void theStatusIsNotWrittenWithTheSpec(Examples example) {
    var created = client.resource(in(example.with("status: {arn: made-up}"))).create();
    assertThat(created.<Object>get("status")).isNull();

    created.setAdditionalProperty("status", Map.of("arn", "made-up"));
    assertThat(client.resource(created).update().<Object>get("status")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"TEAM, description: Another", "IDENTITY_SOURCE, deletionPolicy: Retain"})
  void theSpecIsNotWrittenWithTheStatus(Examples example, String spec) {
    var created = client.resource(in(example.valid())).create();
    var change = named(created, example.with("{spec: {%s}, status: {arn: found}}".formatted(spec)));
    change.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());

    var updated = client.resource(change).updateStatus();

    assertThat(updated.<String>get("status", "arn")).isEqualTo("found");
    assertThat(updated.<Object>get("spec")).isEqualTo(created.get("spec"));
    assertThat(updated.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void aTeamAnswersInOneLine() throws Exception {
    var path = "/apis/mpaoperator.dev/v1alpha1/namespaces/" + namespace + "/approvalteams";

    assertThat(columns(path, 0))
        .containsExactly(
            "Name", "Ready", "Available", "Status", "Approvers", "Required", "Waiting", "Age");
    assertThat(columns(path, 1)).containsExactly("Reason", "ARN");
  }

  @Test
  void anIdentitySourceAnswersInOneLine() throws Exception {
    var path = "/apis/mpaoperator.dev/v1alpha1/identitysources";

    assertThat(columns(path, 0))
        .containsExactly("Name", "Ready", "Status", "Account", "Reason", "Portal", "Age");
    assertThat(columns(path, 1)).containsExactly("ARN");
  }

  @Test
  void theLineShowsTheStatus() throws Exception {
    var team = client.resource(in(Examples.TEAM.valid())).create();
    var transition = "lastTransitionTime: '2026-01-01T00:00:00Z', message: m, reason: r";
    var change =
        named(
            team,
            Examples.TEAM.with(
                """
                status:
                  conditions:
                    - {type: Available, status: 'True', %1$s}
                    - {type: Ready, status: 'False', %1$s}
                  teamStatus: ACTIVE
                  approversAccepted: 3/5
                  minApprovalsRequired: 2
                  waitingFor: 2 invitations
                """
                    .formatted(transition)));
    change.getMetadata().setResourceVersion(team.getMetadata().getResourceVersion());
    client.resource(change).updateStatus();

    var path = "/apis/mpaoperator.dev/v1alpha1/namespaces/" + namespace + "/approvalteams/";
    var cells = table(path + team.getMetadata().getName()).at("/rows/0/cells");
    assertThat(texts(cells).subList(1, 7))
        .containsExactly("False", "True", "ACTIVE", "3/5", "2", "2 invitations");
  }

  private static List<String> columns(String path, int priority) throws Exception {
    var names = new ArrayList<String>();
    for (var column : table(path).get("columnDefinitions")) {
      if (column.get("priority").asInt() == priority) {
        names.add(column.get("name").asText());
      }
    }
    return names;
  }

  private static JsonNode table(String path) throws Exception {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(cluster.config().getMasterUrl().replaceAll("/$", "") + path)
            .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .build();
    return new JsonMapper()
        .readTree(http.sendAsync(request, String.class).get(10, TimeUnit.SECONDS).body());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static void apply(String manager, GenericKubernetesResource resource) {
    client.resource(resource).fieldManager(manager).serverSideApply();
  }

  /** What a manager applies that knows of one approver and of nothing else. */
  private static GenericKubernetesResource approver(GenericKubernetesResource team, String yaml) {
    var document = named(team, Examples.TEAM.with("spec: {approvers: [" + yaml + "]}"));
    document.<Map<String, Object>>get("spec").keySet().retainAll(List.of("approvers"));
    return document;
  }

  private static List<String> approvers(GenericKubernetesResource team) {
    return client.resource(team).get().<List<Map<String, String>>>get("spec", "approvers").stream()
        .map(approver -> approver.get("name"))
        .toList();
  }

  private static GenericKubernetesResource in(GenericKubernetesResource resource) {
    resource.getMetadata().setName("r" + UUID.randomUUID());
    if (resource.getKind().equals("ApprovalTeam")) {
      resource.getMetadata().setNamespace(namespace);
    }
    return resource;
  }

  private static GenericKubernetesResource named(
      GenericKubernetesResource like, GenericKubernetesResource resource) {
    resource.getMetadata().setName(like.getMetadata().getName());
    resource.getMetadata().setNamespace(like.getMetadata().getNamespace());
    return resource;
  }
}
