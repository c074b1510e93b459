package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The NetworkPolicy lets out no more than its values say. */
class NetworkPolicyTest {
  private static final Rendering CLOSED =
      Rendering.of(Chart.OPERATOR).set("networkPolicy.enabled=true");

  @ParameterizedTest
  @CsvSource({"kubernetesApi, 6443", "aws, 443", "podIdentity, 80"})
  void anEmptyListLetsNothingOut(String destination, int port) {
    var others = CLOSED.and("--set-json=networkPolicy.kubernetesApi.ports=[6443]");
    assertThat(rulesOfPort(others, port)).hasSize(1);
    var closed = others.and("--set-json=networkPolicy.%s.cidrs=[]".formatted(destination));
    assertThat(rulesOfPort(closed, port)).isEmpty();
  }

  @Test
  void typicalOnesNameAllThatIsReached() {
    for (String file : List.of("air-gapped", "eks-pod-identity")) {
      var values = Chart.OPERATOR.path().resolve("ci/" + file + "-values.yaml");
      assertThat(Rendering.of(Chart.OPERATOR).with(values).one("NetworkPolicy").toString())
          .doesNotContain("0.0.0.0/0")
          .doesNotContain("::/0");
    }
  }

  @Test
  void noRuleButDnsLetsOutEverywhere() {
    var nowhere =
        CLOSED
            .and("--set-json=networkPolicy.aws.cidrs=[]")
            .and("--set-json=networkPolicy.kubernetesApi.cidrs=[]")
            .and("--set-json=networkPolicy.podIdentity.cidrs=[]");
    assertThat(rules(nowhere))
        .filteredOn(rule -> rule.path("to").isEmpty())
        .singleElement()
        .satisfies(dns -> assertThat(dns.at("/ports/0/port").asInt()).isEqualTo(53));
  }

  private static List<JsonNode> rulesOfPort(Rendering rendering, int port) {
    return rules(rendering).stream()
        .filter(rule -> rule.findValuesAsText("port").contains(Integer.toString(port)))
        .toList();
  }

  private static List<JsonNode> rules(Rendering rendering) {
    var egress = rendering.one("NetworkPolicy").at("/spec/egress");
    return StreamSupport.stream(egress.spliterator(), false).toList();
  }
}
