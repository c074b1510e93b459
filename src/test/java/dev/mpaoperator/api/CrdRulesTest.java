package dev.mpaoperator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mpaoperator.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every constraint of the CRDs, on a real API server. */
class CrdRulesTest {
  private static final List<Defaulted> DEFAULTS =
      List.of(
          new Defaulted(
              Examples.TEAM,
              "spec.deletion.policy default Delete",
              "spec: {deletion: {pendingWindowDays: 7}}",
              "{pendingWindowDays=7, policy=Delete, release=WhenDeleted}",
              "deletion"),
          new Defaulted(
              Examples.TEAM,
              "spec.deletion.release default WhenDeleted",
              "spec: {deletion: {policy: Delete}}",
              "{policy=Delete, release=WhenDeleted}",
              "deletion"),
          new Defaulted(
              Examples.TEAM,
              "spec.updates.whilePending default Replace",
              "spec: {updates: {settleSeconds: 1}}",
              "{settleSeconds=1, whilePending=Replace}",
              "updates"),
          new Defaulted(Examples.TEAM, "spec.drift default Report", "{}", "Report", "drift"),
          new Defaulted(
              Examples.TEAM,
              "spec.managementPolicy default Full",
              "{}",
              "Full",
              "managementPolicy"),
          new Defaulted(
              Examples.IDENTITY_SOURCE,
              "spec.account.assumeRole.durationSeconds default 3600",
              "spec: {account: {assumeRole: {roleArn: 'arn:aws:iam::444455556666:role/mpa'}}}",
              "{assumeRole={durationSeconds=3600, roleArn=arn:aws:iam::444455556666:role/mpa, sessionName=mpa-operator}}",
              "account"),
          new Defaulted(
              Examples.IDENTITY_SOURCE,
              "spec.account.assumeRole.sessionName default mpa-operator",
              "spec: {account: {assumeRole: {roleArn: 'arn:aws:iam::444455556666:role/mpa'}}}",
              "{assumeRole={durationSeconds=3600, roleArn=arn:aws:iam::444455556666:role/mpa, sessionName=mpa-operator}}",
              "account"),
          new Defaulted(
              Examples.IDENTITY_SOURCE,
              "spec.allowedNamespaces[].limits.deletion default Allowed",
              "spec: {allowedNamespaces: [{from: All, limits: {}}]}",
              "[{from=All, limits={deletion=Allowed}}]",
              "allowedNamespaces"),
          new Defaulted(
              Examples.IDENTITY_SOURCE,
              "spec.deletionPolicy default Delete",
              "{}",
              "Delete",
              "deletionPolicy"));

  private static KubernetesClient client;
  private static String namespace;

  /** A field that gets a value where the document has none. */
  record Defaulted(
      Examples example, String constraint, String change, String becomes, String field) {
    @Override
    public String toString() {
      return constraint;
    }
  }

  @BeforeAll
  static void serve() {
    var cluster = TestCluster.shared();
    cluster.applyCrds();
    client = cluster.client();
    namespace = cluster.newNamespace("crd-rules");
  }

  @AfterAll
  static void clear() {
    Examples.deleteAll(client);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
            rows(Examples.TEAM, ApprovalTeamRows.all()),
            rows(Examples.IDENTITY_SOURCE, IdentitySourceRows.all()),
            rows(Examples.APPROVAL_SESSION, ApprovalSessionRows.all()))
        .flatMap(s -> s);
  }

  private static Stream<Arguments> rows(Examples example, List<Row> rows) {
    return rows.stream().map(row -> Arguments.of(example, row));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void lets(Examples example, Row row) {
    var good = named(example.with(row.good()));
    if (row.transition()) {
      create(example, good.getMetadata().getName(), row.standing());
      assertThat(dryRunUpdate(good)).isNotNull();
    } else {
      assertThat(resource(good).dryRun().create()).isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void refuses(Examples example, Row row) {
    var bad = named(example.with(row.bad()));
    if (row.transition()) {
      create(example, bad.getMetadata().getName(), row.standing());
    }
    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> {
          if (row.transition()) {
            dryRunUpdate(bad);
          } else {
            resource(bad).dryRun().create();
          }
        })
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(422))
        .satisfies(e -> assertThat(e.getStatus().getMessage()).contains(row.says()));
  }

  @Test
  void policiesMayBeCorrectedUntilAwsWasAsked() {
    var corrected =
        named(
            Examples.TEAM.with(
                "spec: {policies: [{arn: 'arn:aws:mpa:::aws:policy/backup.amazonaws.com/Right/1'}]}"));
    create(Examples.TEAM, corrected.getMetadata().getName(), "{}");
    assertThat(dryRunUpdate(corrected)).as("without a status").isNotNull();

    var seen = named(corrected);
    create(Examples.TEAM, seen.getMetadata().getName(), "status: {waitingFor: you}");
    assertThat(dryRunUpdate(seen)).as("with a status that says nothing was asked").isNotNull();
  }

  /** The status of an update of the spec is not the caller's to choose. */
  @Test
  void whoeverChangesPoliciesCannotSayThatNothingWasAsked() {
    var bad = named(Examples.TEAM.with("spec: {policies: " + Examples.policies(1) + "}"));
    create(Examples.TEAM, bad.getMetadata().getName(), "status: {arn: an-arn}");
    bad.setAdditionalProperty("status", Map.of("waitingFor", "nobody"));

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> dryRunUpdate(bad))
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(422));
  }

  @ParameterizedTest
  @FieldSource("DEFAULTS")
  void fillsIn(Defaulted row) {
    var stored = resource(named(row.example().with(row.change()))).dryRun().create();

    assertThat(stored.<Object>get("spec", row.field())).hasToString(row.becomes());
  }

  @Test
  void withoutDeletionThereIsNothingToFillIn() {
    assertThat(
            resource(named(Examples.TEAM.valid()))
                .dryRun()
                .create()
                .<Object>get("spec", "deletion"))
        .isNull();
  }

  @Test
  void everyConstraintOfATeamHasARow() {
    complete("approvalteams.mpaoperator.dev.yaml", Examples.TEAM, ApprovalTeamRows.all());
  }

  @Test
  void everyConstraintOfAnIdentitySourceHasARow() {
    complete(
        "identitysources.mpaoperator.dev.yaml", Examples.IDENTITY_SOURCE, IdentitySourceRows.all());
  }

  @Test
  void everyConstraintOfASessionHasARow() {
    complete(
        "approvalsessions.mpaoperator.dev.yaml",
        Examples.APPROVAL_SESSION,
        ApprovalSessionRows.all());
  }

  private static void complete(String file, Examples example, List<Row> rows) {
    var constraints = Constraints.of(file);
    var defaults =
        DEFAULTS.stream()
            .filter(row -> row.example() == example)
            .map(Defaulted::constraint)
            .toList();
    assertThat(constraints).doesNotHaveDuplicates();
    assertThat(constraints)
        .as("constraints without a row")
        .allMatch(name -> defaults.contains(name) || rows.stream().anyMatch(r -> r.breaks(name)));
    assertThat(rows)
        .as("rows without a constraint, or with several")
        .allMatch(row -> constraints.stream().filter(row::breaks).count() == 1);
    assertThat(constraints).containsAll(defaults);
  }

  private static void create(Examples example, String name, String standing) {
    var document = example.with(standing);
    document.getMetadata().setName(name);
    var created = resource(document).create();
    if (document.get("status") != null) {
      created.setAdditionalProperty("status", document.<Object>get("status"));
      resource(created).subresource("status").update();
    }
  }

  private static GenericKubernetesResource dryRunUpdate(GenericKubernetesResource changed) {
    var standing = resource(changed).get();
    changed.getMetadata().setResourceVersion(standing.getMetadata().getResourceVersion());
    return resource(changed).dryRun().update();
  }

  private static NamespaceableResource<GenericKubernetesResource> resource(
      GenericKubernetesResource resource) {
    if (!resource.getKind().equals("IdentitySource")) {
      resource.getMetadata().setNamespace(namespace);
    }
    return client.resource(resource);
  }

  private static GenericKubernetesResource named(GenericKubernetesResource resource) {
    resource.getMetadata().setName("r" + UUID.randomUUID());
    return resource;
  }
}
