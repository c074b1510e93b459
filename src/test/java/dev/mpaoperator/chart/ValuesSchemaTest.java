package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.operations.ConfigLoader;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong values are refused before anything is installed, with a message that names them. */
class ValuesSchemaTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          replica=3                                  | additional properties 'replica' not allowed
          replicas=two                               | '/replicas': got string, want integer
          replicas=-1                                | '/replicas': minimum: got -1, want 0
          replicas=500                               | '/replicas': maximum: got 500, want 10
          image.digest=sha256:abc                    | '/image/digest'
          image.repository=Mpa Operator              | '/image/repository'
          image.pullPolicy=Sometimes                 | '/image/pullPolicy': value must be one of 'Always'
          imagePullSecrets={mirror}                  | '/imagePullSecrets/0': got string, want object
          watchNamespaces=payments                   | '/watchNamespaces': got string, want array
          watchNamespaces={Payments}                 | '/watchNamespaces/0': 'Payments' does not match
          watchNamespaces={a,a}                      | '/watchNamespaces': items at 0 and 1 are equal
          identitySources=0                          | '/identitySources': got number, want boolean
          config.account.id=444455556666             | '/config/account/id': got number, want null or string
          config.account.roleArn=admin               | '/config/account/roleArn'
          config.aws.endpoint=10.0.0.1:8090          | '/config/aws/endpoint'
          config.pace.quiet=12x                      | '/config/pace/quiet': '12x' does not match
          config.sessions.mirror=Some                | '/config/sessions/mirror': value must be one of 'All'
          config.http.port=0                         | '/config/http/port': minimum: got 0, want 1
          config.leaderElection.enabled=maybe        | '/config/leaderElection/enabled': got string, want boolean
          log.level=LOUD                             | '/log/level': value must be one of
          serviceAccount.annotations.a=true          | '/serviceAccount/annotations/a': got boolean, want string
          nodeSelector.a=1                           | '/nodeSelector/a': got number, want string
          terminationGracePeriodSeconds=0            | '/terminationGracePeriodSeconds': minimum: got 0, want 1
          tmpSizeLimit=much                          | '/tmpSizeLimit'
          podDisruptionBudget.maxUnavailable=0       | '/podDisruptionBudget/maxUnavailable': minimum: got 0, want 1
          podDisruptionBudget.minAvailable=some      | '/podDisruptionBudget/minAvailable'
          tolerations.key=a                          | '/tolerations': got object, want array
          service.port=70000                         | '/service/port': maximum: got 70,000, want 65,535
          networkPolicy.aws.cidrs={everywhere}       | '/networkPolicy/aws/cidrs/0': 'everywhere' does not match
          metrics.serviceMonitor.interval=often      | '/metrics/serviceMonitor/interval'
          metrics.prometheusRule.runbookBaseUrl=here | '/metrics/prometheusRule/runbookBaseUrl'
          extraEnv.A=b                               | '/extraEnv': got object, want array
          """)
  void wrongValues(String assignment, String message) {
    refused(Rendering.of(Chart.OPERATOR).set(assignment), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          config.namespaces={a}                                    | `config.namespaces` is given by the value `watchNamespaces`
          config.identitySources=false                             | `config.identitySources` is given by the value `identitySources`
          config.leaderElection.namespace=a                        | `config.leaderElection.namespace` must not be set
          identitySources=false                                    | needs `watchNamespaces`
          identitySources=false,watchNamespaces={a}                | needs `config.cluster`
          identitySources=false,watchNamespaces={a},config.cluster=c | needs `config.account.id` or `config.account.roleArn`
          config.leaderElection.enabled=false                      | `replicas` above 1 needs `config.leaderElection.enabled: true`
          config.stopTimeout=30s                                   | `terminationGracePeriodSeconds` (30) must be more than `config.stopTimeout` (30s)
          config.stopTimeout=1m0.5s,terminationGracePeriodSeconds=60 | (60) must be more than `config.stopTimeout` (1m0.5s)
          config.leaderElection.enabled=false,replicas=1           | needs `strategy.type: Recreate`
          config.leaderElection.enabled=false,replicas=1,strategy=null | needs `strategy.type: Recreate`
          podDisruptionBudget.minAvailable=2                       | `podDisruptionBudget.minAvailable` (2, so 2) must be less than `replicas` (2)
          podDisruptionBudget.minAvailable=60%                     | (60%, so 2) must be less than `replicas` (2)
          podDisruptionBudget.minAvailable=1%,replicas=1           | (1%, so 1) must be less than `replicas` (1)
          podDisruptionBudget.minAvailable=100%                    | (100%, so 2) must be less than `replicas` (2)
          podDisruptionBudget.minAvailable=150%                    | (150%) must be less than 100%
          """)
  void valuesThatDoNotGoTogether(String assignments, String message) {
    refused(Rendering.of(Chart.OPERATOR).set(assignments), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.leaderElection.enabled=false,replicas=1,strategy.type=Recreate",
        "podDisruptionBudget.minAvailable=50%",
        "podDisruptionBudget.minAvailable=60%,replicas=3",
        "podDisruptionBudget.minAvailable=50%,replicas=0",
        "podDisruptionBudget.minAvailable=0",
      })
  void valuesThatGoTogether(String assignments) {
    assertThat(Rendering.of(Chart.OPERATOR).set(assignments).objects()).isNotEmpty();
  }

  private static void refused(Rendering rendering, String message) {
    for (Tool helm : List.of(Tool.HELM_3, Tool.HELM_4)) {
      var result = rendering.by(helm);
      assertThat(result.exitCode()).as(result.toString()).isNotZero();
      assertThat(result.errors()).contains(message);
    }
  }

  static Stream<String> levels() {
    return levels("", Chart.OPERATOR.read("values.schema.json"));
  }

  /** Each object of our own; what Kubernetes or other charts define is theirs. */
  private static Stream<String> levels(String path, JsonNode schema) {
    if (!schema.has("properties") || path.equals("global.")) {
      return Stream.of();
    }
    return Stream.concat(
        Stream.of(path),
        schema.path("properties").properties().stream()
            .flatMap(p -> levels(path + p.getKey() + ".", p.getValue())));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void aTypoIsRefusedAtEachLevel(String level) {
    var result = Rendering.of(Chart.OPERATOR).set(level + "tpyo=1").by(Tool.HELM_3);
    assertThat(result.errors())
        .contains(
            "at '/%s'"
                .formatted(level.replaceAll("\\.$", "").replace('.', '/'))
                .replace("'/'", "''"))
        .contains("additional properties 'tpyo' not allowed");
  }

  @ParameterizedTest
  @EnumSource
  void everyValueHasASchemaAndTheOtherWayRound(Chart chart) {
    assertThat(differences("", chart.read("values.yaml"), chart.read("values.schema.json")))
        .containsExactlyInAnyOrderElementsOf(
            // The one is for charts that contain this one, the other has a test of its own.
            chart == Chart.OPERATOR
                ? List.of("no value enabled", "no value config")
                : List.of("no value enabled"));
  }

  @Test
  void everyKeyOfTheConfigurationHasASchemaAndTheOtherWayRound() throws JsonProcessingException {
    var defaults = new YAMLMapper().readTree(ConfigLoader.reference());
    var schema = Chart.OPERATOR.read("values.schema.json").at("/properties/config");
    assertThat(differences("", defaults, schema)).isEmpty();
  }

  @Test
  void theSchemaTakesTheWholeConfiguration() throws IOException {
    var mapper = new YAMLMapper();
    var config = (ObjectNode) mapper.readTree(ConfigLoader.reference());
    config.remove(List.of("namespaces", "identitySources"));
    ((ObjectNode) config.get("leaderElection")).remove("namespace");
    var file = folder.resolve("values.yaml");
    mapper.writeValue(file.toFile(), mapper.createObjectNode().set("config", config));
    assertThat(Files.readString(file)).contains("retryPeriod");

    Rendering.of(Chart.OPERATOR).with(file).objects();
  }

  private static List<String> differences(String path, JsonNode values, JsonNode schema) {
    var found = new ArrayList<String>();
    var properties = schema.path("properties");
    if (!values.isObject() || values.isEmpty()) {
      return properties.isEmpty() ? found : new ArrayList<>(List.of("no value " + path));
    }
    values
        .properties()
        .forEach(v -> {
          var name = path.isEmpty() ? v.getKey() : path + "." + v.getKey();
          if (properties.has(v.getKey())) {
            found.addAll(differences(name, v.getValue(), properties.get(v.getKey())));
          } else if (!properties.isEmpty()) {
            found.add("no schema " + name);
          }
        });
    properties.properties().stream()
        .filter(p -> !values.has(p.getKey()))
        .forEach(p -> found.add("no value " + (path.isEmpty() ? "" : path + ".") + p.getKey()));
    return found;
  }
}
