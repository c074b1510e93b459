package dev.mpaoperator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value does something, and templates use no value that is not there. */
class EveryValueTest {
  private static final JsonNode DEFAULTS = Chart.OPERATOR.read("values.yaml");
  private static final JsonNode OTHERS = Chart.read(EveryValue.FILE);
  private static final String DEFAULT = Rendering.of(Chart.OPERATOR).by(Tool.HELM_3).succeeded();
  private static final String ALL =
      Rendering.of(Chart.OPERATOR).with(EveryValue.FILE).by(Tool.HELM_3).succeeded();

  @TempDir private Path folder;

  static Stream<String> values() {
    return leaves("", DEFAULTS);
  }

  private static Stream<String> leaves(String path, JsonNode node) {
    // What Kubernetes defines is one value.
    var kubernetes =
        List.of(
            "/strategy",
            "/resources",
            "/podSecurityContext",
            "/securityContext",
            "/startupProbe",
            "/readinessProbe",
            "/livenessProbe",
            "/nodeSelector",
            "/metrics/dashboard/labels");
    return node.isObject() && !node.isEmpty() && !kubernetes.contains(path)
        ? node.properties().stream().flatMap(p -> leaves(path + "/" + p.getKey(), p.getValue()))
        : Stream.of(path);
  }

  /** Set alone, or left out of all: many values hide others, as a digest hides the tag. */
  @ParameterizedTest
  @MethodSource("values")
  void doesSomething(String value) throws IOException {
    var before = DEFAULTS.at(value);
    assertThat(OTHERS.at(value).isMissingNode()).as("%s in %s", value, EveryValue.FILE).isFalse();
    var other = before.isBoolean() ? BooleanNode.valueOf(!before.asBoolean()) : OTHERS.at(value);
    assertThat(other).as("a value other than the default").isNotEqualTo(before);

    assertThat(
            differs(render(with(DEFAULTS, value, other)), DEFAULT)
                || differs(render(with(OTHERS, value, before)), ALL))
        .isTrue();
  }

  private static ObjectNode with(JsonNode values, String pointer, JsonNode value) {
    ObjectNode changed = values.deepCopy();
    var path = JsonPointer.compile(pointer);
    ((ObjectNode) changed.at(path.head())).set(path.last().getMatchingProperty(), value);
    return changed;
  }

  private Command.Result render(JsonNode values) throws IOException {
    var file = folder.resolve("values.json");
    Files.writeString(file, values.toString());
    return Rendering.of(Chart.OPERATOR).with(file).by(Tool.HELM_3);
  }

  private static boolean differs(Command.Result result, String from) {
    return result.exitCode() == 0 && !result.output().equals(from);
  }

  @ParameterizedTest
  @EnumSource
  void templatesUseWhatIsThere(Chart chart) throws IOException {
    var values = chart.read("values.yaml");
    try (var files = Files.walk(chart.path().resolve("templates"))) {
      assertThat(files.filter(Files::isRegularFile).flatMap(EveryValueTest::used))
          .isNotEmpty()
          .allSatisfy(used -> assertThat(values.at(used).isMissingNode()).as(used).isFalse());
    }
  }

  /** Of {@code .Values.config.x} only that there is a configuration: that is free by default. */
  private static Stream<String> used(Path template) {
    try {
      return Pattern.compile("\\.Values((\\.\\w+)+)")
          .matcher(Files.readString(template))
          .results()
          .map((MatchResult r) ->
              r.group(1).replace('.', '/').replaceFirst("^/config/.*", "/config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theSimulatorHasValuesForEachOption() {
    var changed =
        Rendering.of(Chart.SIMULATOR)
            .set("simulator.everybody=agrees")
            .set("simulator.validationTime=1s")
            .set("simulator.modes.secondUpdate=REPLACES")
            .set("service.clusterIP=10.96.0.99")
            .and("--set-string", "simulator.identitySource=444455556666");
    assertThat(changed.one("Deployment").at("/spec/template/spec/containers/0/args"))
        .extracting(JsonNode::asText)
        .contains(
            "--everybody=agrees",
            "--validation-time=1s",
            "--mode=secondUpdate=REPLACES",
            "--identity-source=444455556666");
    assertThat(changed.one("Service").at("/spec/clusterIP").asText()).isEqualTo("10.96.0.99");
  }
}
