package dev.mpaoperator.gitops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.mpaoperator.gitops.states.Pictures;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files for Argo CD that follow from others: the cases of its own tests, in the layout of its
 * repository, and the ConfigMap that brings the scripts into a cluster ({@code make gitops}).
 */
final class ArgoFiles {
  static final Path CONFIG_MAP = Path.of("config/argocd/argocd-cm.yaml");

  private static final Path FOLDER = Pictures.FOLDER;
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));

  private ArgoFiles() {}

  /** Rewrites the files, from the checkout's top level. */
  public static void main(String[] args) throws IOException {
    for (var file : generated().entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  /** What the files should say. */
  static Map<Path, String> generated() {
    var files = new TreeMap<Path, String>();
    for (var kind : Sample.KINDS) {
      files.put(FOLDER.resolve(kind).resolve("health_test.yaml"), healthCases(kind));
      var cases = ActionCase.all(kind);
      if (!cases.isEmpty()) {
        var actions = FOLDER.resolve(kind).resolve("actions");
        files.put(actions.resolve("action_test.yaml"), actionCases(kind, cases));
        for (var run : cases) {
          files.put(actions.resolve(run.expectedPath()), Serialization.asYaml(run.expected()));
        }
      }
    }
    files.put(CONFIG_MAP, configMap());
    files.put(StateTable.PAGE, StateTable.page());
    return files;
  }

  private static String healthCases(String kind) {
    var tests = new ArrayList<Map<String, Object>>();
    for (var sample : Sample.all(kind)) {
      var shown = Shown.of(sample);
      tests.add(
          map(
              "healthStatus",
              map("status", shown.health(), "message", shown.message()),
              "inputPath",
              "testdata/" + sample.name() + ".yaml"));
    }
    return yaml(map("tests", tests));
  }

  private static String actionCases(String kind, List<ActionCase> cases) {
    var discovery = new ArrayList<Map<String, Object>>();
    for (var sample : Sample.all(kind)) {
      discovery.add(
          map(
              "inputPath",
              "../testdata/" + sample.name() + ".yaml",
              "result",
              Offer.of(sample).stream().map(Offer::asMap).toList()));
    }
    var actions = new ArrayList<Map<String, Object>>();
    for (var run : cases) {
      actions.add(
          map(
              "action",
              run.action(),
              "inputPath",
              "../testdata/" + run.sample() + ".yaml",
              "expectedOutputPath",
              run.expectedPath()));
    }
    return yaml(map("discoveryTests", discovery, "actionTests", actions));
  }

  /** The part of Argo CD's ConfigMap that is about these kinds. */
  private static String configMap() {
    var text =
        new StringBuilder(
            """
            # Made of the files beside it (make gitops). For Argo CD's own ConfigMap, to be merged into it:
            #   kubectl -n argocd patch configmap argocd-cm --type=merge --patch-file argocd-cm.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: argocd-cm
              labels:
                app.kubernetes.io/name: argocd-cm
                app.kubernetes.io/part-of: argocd
            data:
            """);
    for (var kind : Sample.KINDS) {
      var folder = FOLDER.resolve(kind);
      block(text, "health", kind, read(folder.resolve("health.lua")));
      if (Files.exists(folder.resolve("actions"))) {
        block(text, "actions", kind, actions(folder.resolve("actions")));
      }
    }
    return text.toString();
  }

  private static String actions(Path folder) {
    var text = new StringBuilder("discovery.lua: |\n");
    text.append(read(folder.resolve("discovery.lua")).indent(2)).append("definitions:\n");
    for (var name : ActionCase.names(folder)) {
      text.append("  - name: ").append(name).append("\n    action.lua: |\n");
      text.append(read(folder.resolve(name).resolve("action.lua")).indent(6));
    }
    return text.toString();
  }

  private static void block(StringBuilder text, String what, String kind, String content) {
    text.append("  resource.customizations.%s.mpaoperator.dev_%s: |\n".formatted(what, kind));
    text.append(content.indent(4).replaceAll("(?m)^ +$", ""));
  }

  static Map<String, Object> map(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String yaml(@Nullable Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
