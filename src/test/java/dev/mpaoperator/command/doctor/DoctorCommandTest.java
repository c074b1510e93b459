package dev.mpaoperator.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpaoperator.api.v1alpha1.AssumeRole;
import dev.mpaoperator.api.v1alpha1.AwsAccount;
import dev.mpaoperator.cluster.ClusterRights;
import dev.mpaoperator.command.CommandRun;
import dev.mpaoperator.simulator.wire.FaultRule;
import dev.mpaoperator.simulator.world.ErrorType;
import dev.mpaoperator.stage.Rights;
import dev.mpaoperator.stage.Specs;
import dev.mpaoperator.stage.Stage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that an operator needs is broken once, and named with what mends it. */
class DoctorCommandTest {
  private static final String OTHER_ROLE = "arn:aws:iam::444455556666:role/mpa-operator";

  @TempDir private Path folder;
  private Stage stage;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void open() {
    stage = Stage.empty("doctor");
    environment.putAll(stage.environment());
    environment.put("MPA_CONFIG_NAMESPACES", "");
    environment.put("MPA_CONFIG_LEADER_ELECTION_ENABLED", "true");
    environment.put("MPA_CONFIG_LEADER_ELECTION_NAMESPACE", "mpa-operator");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private CommandRun run(String... arguments) {
    return run(
        Clock.systemUTC(), stage.cluster().writeKubeconfig(folder.resolve("kube")), arguments);
  }

  private CommandRun run(Clock clock, Path kubeconfig, String... arguments) {
    return CommandRun.in(
        CommandRun.around(clock, environment, ""),
        Stream.concat(Stream.of("doctor", "--kubeconfig=" + kubeconfig), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** The lines of a status, each with what mends it. */
  private static List<String> lines(CommandRun run, String status) {
    return run.out().lines().filter(line -> line.startsWith(status + " ")).toList();
  }

  private static void onlyFailure(CommandRun run, String check, String... words) {
    assertThat(lines(run, "FAIL")).as(run.out()).singleElement().asString().contains(check);
    assertThat(run.out()).contains(words);
    assertThat(run.code()).isOne();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whereAllIsWellNothingFails() {
    stage.startOperator();
    stage.readySource();
    stage.stopOperator();
    stage.aws().journal().clear();

    var result = run();
    assertThat(lines(result, "FAIL")).isEmpty();
    assertThat(lines(result, "WARN")).isEmpty();
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("aws/identity-source (" + stage.namespace() + ")")
        .contains("0 of 10")
        .contains("they are there, and of this version")
        .contains("from system properties");
    assertThat(stage.aws().journal().mutations()).isEmpty();
  }

  @Test
  void programsReadJson() throws IOException {
    var result = run("-o", "json");
    JsonNode report = new ObjectMapper().readTree(result.out());
    assertThat(report.path("ok").asBoolean()).isTrue();
    assertThat(report.findValuesAsText("check"))
        .contains("config", "kubernetes/reachable", "kubernetes/rights", "aws/credentials");
    assertThat(
            StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(c -> c.path("status").asText().equals("WARN")))
        .allSatisfy(c -> assertThat(c.path("fix").asText()).isNotBlank());
  }

  @Test
  void theConfigurationIsNamedThatCannotBeRead() {
    environment.put("MPA_CONFIG_AWS_REGOIN", "us-east-1");
    var result = run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(lines(result, "FAIL")).singleElement().asString().contains("MPA_CONFIG_AWS_REGOIN");
    assertThat(run("--output=xml").code()).isEqualTo(2);
    assertThat(run("--service-account=only-a-name").code()).isEqualTo(2);
    assertThat(run(Clock.systemUTC(), folder.resolve("missing")).code()).isEqualTo(2);
  }

  @Test
  void eachRightInTheClusterIsAskedFor() {
    ClusterRights.CLUSTER.apply(stage.cluster(), stage.namespace());
    var kubeconfig =
        stage
            .proxyAs(ClusterRights.USER, ClusterRights.groups())
            .writeKubeconfig(folder.resolve("as"));
    assertThat(lines(run(Clock.systemUTC(), kubeconfig), "FAIL")).isEmpty();

    var role = stage.client().rbac().clusterRoles().withName("mpa-operator");
    role.edit(r -> without(r, "watch"));
    onlyFailureTwice(run(Clock.systemUTC(), kubeconfig));
    assertThat(lines(run("--service-account", "mpa-operator/mpa-operator"), "FAIL"))
        .allMatch(line -> line.contains("service account mpa-operator/mpa-operator may not watch"));
    ClusterRights.CLUSTER.apply(stage.cluster(), stage.namespace());
    assertThat(lines(run("--service-account", "mpa-operator/mpa-operator"), "FAIL")).isEmpty();
  }

  @Test
  void whereTeamsMayNotBeListedTheRestIsToldAllTheSame() {
    environment.put("MPA_CONFIG_NAMESPACES", stage.namespace());
    environment.put("MPA_CONFIG_IDENTITY_SOURCES", "false");
    environment.put("MPA_CONFIG_CLUSTER", "doctor");
    environment.put("MPA_CONFIG_ACCOUNT_ID", Stage.ACCOUNT);
    var kubeconfig =
        stage.proxyAs("stranger", "system:authenticated").writeKubeconfig(folder.resolve("as"));
    var crdReader = crdReader("stranger");
    try {
      var result = run(Clock.systemUTC(), kubeconfig);
      assertThat(result.err()).isEmpty();
      assertThat(lines(result, "FAIL")).isNotEmpty().noneMatch(l -> l.contains("broke off"));
      assertThat(lines(result, "SKIPPED")).anyMatch(l -> l.contains("kubernetes/resources"));
      assertThat(lines(result, "OK")).anyMatch(l -> l.contains("aws/credentials"));
    } finally {
      crdReader.forEach(o -> stage.client().resource(o).delete());
    }
  }

  /** Lets a user look at the CRDs, and at nothing else. */
  private List<HasMetadata> crdReader(String user) {
    var name = stage.namespace() + "-crds";
    List<HasMetadata> objects =
        List.of(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addNewRule()
                .withApiGroups("apiextensions.k8s.io")
                .withResources("customresourcedefinitions")
                .withVerbs("get", "list")
                .endRule()
                .build(),
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build());
    objects.forEach(o -> stage.client().resource(o).create());
    return objects;
  }

  @Test
  void aTypingMistakeIsASentence() throws IOException {
    for (var url : List.of("localhost:8080", "/readyz", "ftp://host")) {
      var result = run("--health-url", url);
      assertThat(result.code()).as(url).isEqualTo(2);
      assertThat(result.err()).contains("--health-url is a URL").doesNotContain("\tat ");
    }
    var secret = Files.writeString(folder.resolve("no-kubeconfig"), "hunter2: [hunter2\n");
    var other = Files.writeString(folder.resolve("other"), "hunter2");
    for (var file : List.of(secret, other, folder)) {
      var result = run(Clock.systemUTC(), file);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.out() + result.err())
          .contains("is no kubeconfig")
          .doesNotContain("hunter2", "\tat ");
    }
  }

  private static void onlyFailureTwice(CommandRun result) {
    assertThat(result.code()).isOne();
    assertThat(lines(result, "FAIL"))
        .isNotEmpty()
        .allMatch(line -> line.contains("may not watch "))
        .anyMatch(line -> line.contains("mpaoperator.dev/approvalteams in the whole cluster"))
        .anyMatch(line -> line.contains("namespaces in the whole cluster"));
    assertThat(result.out()).contains("to do: kubectl apply -f config/rbac/cluster.yaml");
  }

  private static ClusterRole without(ClusterRole role, String verb) {
    role.getRules()
        .forEach(
            rule -> rule.setVerbs(rule.getVerbs().stream().filter(v -> !v.equals(verb)).toList()));
    return role;
  }

  @Test
  void withoutAClusterAwsIsLookedAtAllTheSame() {
    var proxy = stage.proxyAs("nobody");
    var kubeconfig = proxy.writeKubeconfig(folder.resolve("gone"));
    proxy.close();
    var result = run(Clock.systemUTC(), kubeconfig);
    onlyFailure(result, "kubernetes/reachable", "`kubectl cluster-info` must work");
    assertThat(lines(result, "OK")).anyMatch(line -> line.contains("aws/teams"));
  }

  @Test
  void withoutAwsTheClusterIsLookedAtAllTheSame() {
    environment.put("MPA_CONFIG_AWS_STS_ENDPOINT", "http://127.0.0.1:1");
    environment.put("MPA_CONFIG_AWS_ENDPOINT", "http://127.0.0.1:1");
    var result = run();
    onlyFailure(result, "aws/credentials", "let the operator reach http://127.0.0.1:1");
    assertThat(lines(result, "OK")).anyMatch(line -> line.contains("kubernetes/crds"));
  }

  @Test
  void aMissingRightIsNamedWithTheFileThatGrantsIt() {
    stage.startOperator();
    stage.readySource();
    stage.stopOperator();
    for (var denied :
        Map.of(
                "ListSessions", "observe",
                "GetSession", "observe",
                "GetApprovalTeam", "observe",
                "ListTagsForResource", "observe",
                "ListApprovalTeams", "observe",
                "ListIdentitySources", "observe")
            .entrySet()) {
      var fault =
          stage
              .aws()
              .faults()
              .inject(FaultRule.on(denied.getKey()).always().failing(ErrorType.ACCESS_DENIED));
      onlyFailure(
          run(),
          "mpa:" + denied.getKey() + " is not permitted",
          "to do: grant mpa:%s to the role: attach config/iam/json/%s.json"
              .formatted(denied.getKey(), denied.getValue()));
      fault.release();
    }
  }

  @Test
  void withoutThePolicyThatLetsItLookEachActionIsNamed() {
    stage.aws().roles().permissions(Stage.ACCESS_KEY, Rights.without("observe"));
    var result = run();
    assertThat(result.code()).isOne();
    for (var action :
        List.of(
            "mpa:ListApprovalTeams",
            "mpa:ListIdentitySources",
            "mpa:GetApprovalTeam",
            "mpa:ListTagsForResource",
            "mpa:ListSessions",
            "mpa:GetSession",
            "mpa:ListPolicies")) {
      assertThat(result.out()).contains(action + " is not permitted");
    }
    assertThat(result.out()).contains("attach config/iam/json/observe.json");
  }

  @Test
  void theDirectoryMattersWherePeopleAreGivenByName() {
    stage.startOperator();
    stage.readySource();
    stage.stopOperator();
    stage.aws().roles().permissions(Stage.ACCESS_KEY, Rights.without("people"));
    var result = run();
    assertThat(lines(result, "FAIL")).isEmpty();
    assertThat(lines(result, "WARN"))
        .singleElement()
        .asString()
        .contains("identitystore:GetUserId is not permitted");
    assertThat(result.out()).contains("attach config/iam/json/people.json");
  }

  @Test
  void aClockThatIsAnHourOffIsNamed() {
    var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    var kubeconfig = stage.cluster().writeKubeconfig(folder.resolve("kube"));
    onlyFailure(
        run(ahead, kubeconfig), "aws/clock", "the clock of this machine is 60 min ahead of AWS's");

    stage.aws().refuseOldSignatures(Duration.ofMinutes(5), Duration.ofHours(1));
    var refused = run();
    assertThat(lines(refused, "FAIL"))
        .anyMatch(line -> line.contains("min behind AWS's: AWS takes no signatures of that time"))
        .anyMatch(line -> line.contains("aws/credentials"));
    assertThat(refused.out()).contains("timedatectl");
  }

  @Test
  void anotherAccountThanTheOneThatIsMeantIsNamed() {
    stage.create(stage.namespace(), Specs.source(new AwsAccount("999988887777", null)));
    onlyFailure(run(), "aws/account", "999988887777", Stage.ACCOUNT);
  }

  @Test
  void aRoleThatCannotBeAssumedIsNamed() {
    stage.create(
        stage.namespace(),
        Specs.source(
            new AwsAccount(null, new AssumeRole(OTHER_ROLE, null, "mpa-operator", null, 3600))));
    assertThat(lines(run(), "FAIL")).isEmpty();

    stage.aws().roles().permissions(Stage.ACCESS_KEY, Rights.without("assume"));
    onlyFailure(
        run(), "aws/account", "sts:AssumeRole", "config/iam/json/assume.json", "trust policy");
  }

  @Test
  void anIdentitySourceOnAnotherInstanceOrInErrorIsNamed() {
    stage.startOperator();
    stage.readySource();
    stage.stopOperator();
    stage.aws().console().breakIdentitySource(Stage.ACCOUNT, "IDC_INSTANCE_NOT_FOUND");
    onlyFailure(run(), "aws/identity-source", "IDC_INSTANCE_NOT_FOUND");
  }

  @Test
  void aRunningOperatorIsAskedHowItIs() {
    stage.startOperator();
    var url = "http://127.0.0.1:" + stage.operator().httpPort();
    assertThat(run("--health-url", url).out())
        .contains("operator/livez", "operator/readyz", url + "/readyz answers 200");
    stage.stopOperator();
    var result = run("--health-url", URI.create(url).toString());
    assertThat(lines(result, "FAIL")).hasSize(2).allMatch(line -> line.contains("no connection"));
  }
}
