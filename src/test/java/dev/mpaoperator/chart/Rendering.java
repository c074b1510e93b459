package dev.mpaoperator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpaoperator.tools.Command;
import dev.mpaoperator.tools.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Helm makes of a chart.
 *
 * @param chart which chart
 * @param namespace of the release, which bears the chart's name
 * @param arguments further ones of {@code helm template}
 */
public record Rendering(Chart chart, String namespace, List<String> arguments) {
  /** The Kubernetes that charts are rendered for: that of the tests. */
  public static final String KUBERNETES = "1.34.4";

  private static final YAMLMapper YAML = new YAMLMapper();

  /** With the default values. */
  public static Rendering of(Chart chart) {
    return new Rendering(chart, chart.folder(), List.of());
  }

  /** With these values too. */
  public Rendering with(Path values) {
    return and("--values", values.toString());
  }

  /** With a value set, as {@code a.b=c}. */
  public Rendering set(String assignment) {
    return and("--set", assignment);
  }

  /** With more arguments of {@code helm template}. */
  public Rendering and(String... more) {
    return new Rendering(
        chart, namespace, Stream.concat(arguments.stream(), Arrays.stream(more)).toList());
  }

  /** For a release in another namespace. */
  public Rendering in(String other) {
    return new Rendering(chart, other, arguments);
  }

  /** What came of it. */
  public Command.Result by(Tool helm) {
    return helm.command(
            "template", chart.folder(), chart.path(), "--namespace", namespace, "--kube-version")
        .and(KUBERNETES)
        .and(arguments.toArray())
        .run();
  }

  /**
   * The text that Helm 3 makes, without what are copies: definitions of resources, the dashboard.
   */
  public String textWithoutCopies() {
    return String.join(
        "",
        Arrays.stream(by(Tool.HELM_3).succeeded().split("(?m)^(?=---$)", -1))
            .filter(part -> !part.matches("(?s).*/templates/(crds|dashboard)\\.yaml\n.*"))
            .toList());
  }

  /** The objects, by Helm 3. */
  public List<JsonNode> objects() {
    return objects(by(Tool.HELM_3).succeeded());
  }

  /** The objects of that kind, by Helm 3. */
  public List<JsonNode> all(String kind) {
    return objects().stream().filter(o -> o.path("kind").asText().equals(kind)).toList();
  }

  /** The one object of that kind, by Helm 3. */
  public JsonNode one(String kind) {
    var found = all(kind);
    if (found.size() != 1) {
      throw new AssertionError("not one " + kind + ": " + found);
    }
    return found.getFirst();
  }

  /** The documents of a text. */
  static List<JsonNode> objects(String yaml) {
    List<JsonNode> objects = new ArrayList<>();
    try (var parser = YAML.createParser(yaml)) {
      YAML.readValues(parser, JsonNode.class)
          .forEachRemaining(o -> {
            if (o.isObject()) {
              objects.add(o);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }
}
