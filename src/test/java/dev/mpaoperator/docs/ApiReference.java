package dev.mpaoperator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpaoperator.api.CrdFiles;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page of all fields, made from the CRDs. */
final class ApiReference {
  private static final List<String> KINDS =
      List.of("ApprovalTeam", "IdentitySource", "ApprovalSession");
  private static final String HEAD =
      """
      # API reference

      Made by `make docs` from the files in [crds](../crds); do not edit.

      Everything is in the group `mpaoperator.dev`, version `v1alpha1`. A field in *italics* is required. `[]` is each
      item of a list, `{}` each value of a map. Rules are checked by the API server when a resource is written; those
      marked *on change* compare with what was there before. `kubectl explain` says the same.

      - [ApprovalTeam](#approvalteam): [spec](#approvalteam-spec), [status](#approvalteam-status), [rules](#approvalteam-rules)
      - [IdentitySource](#identitysource): [spec](#identitysource-spec), [status](#identitysource-status), [rules](#identitysource-rules)
      - [ApprovalSession](#approvalsession): [spec](#approvalsession-spec), [status](#approvalsession-status), [rules](#approvalsession-rules)

      Annotations of a team: `mpaoperator.dev/retry` with any new value asks once more for what was refused,
      `mpaoperator.dev/paused: "true"` holds everything back.
      """;

  private final StringBuilder text = new StringBuilder();
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(String path, ValidationRule rule) {}

  private ApiReference() {}

  static String text() {
    var crds =
        CrdFiles.generate().values().stream()
            .map(yaml -> Serialization.unmarshal(yaml, CustomResourceDefinition.class))
            .collect(Collectors.toMap(c -> c.getSpec().getNames().getKind(), c -> c));
    return HEAD
        + KINDS.stream()
            .map(kind -> new ApiReference().kind(Objects.requireNonNull(crds.get(kind))))
            .collect(Collectors.joining());
  }

  private String kind(CustomResourceDefinition crd) {
    var names = crd.getSpec().getNames();
    var kind = names.getKind();
    var version = crd.getSpec().getVersions().getFirst();
    var schema = version.getSchema().getOpenAPIV3Schema();
    line("\n## %s\n".formatted(kind));
    line(schema.getDescription() + "\n");
    line(
        "Plural `%s`, short name `%s`, in category `%s`; %s.\n"
            .formatted(
                names.getPlural(),
                String.join("`, `", names.getShortNames()),
                String.join("`, `", names.getCategories()),
                crd.getSpec().getScope().equals("Cluster")
                    ? "of the whole cluster"
                    : "in a namespace"));
    line("| column of `kubectl get` | what it shows | from | |\n| --- | --- | --- | --- |");
    for (var column : version.getAdditionalPrinterColumns()) {
      row(
          column.getName().toUpperCase(Locale.ROOT),
          column.getDescription(),
          code(column.getJsonPath()),
          Objects.equals(column.getPriority(), 1) ? "with `-o wide`" : "");
    }
    collect("", schema);
    for (var root : List.of("spec", "status")) {
      line("\n### %s %s\n".formatted(kind, root));
      line("| field | type | bounds | what it is |\n| --- | --- | --- | --- |");
      var part = schema.getProperties().get(root);
      fields(root, part);
    }
    line("\n### %s rules\n".formatted(kind));
    line("| where | what is said | rule | |\n| --- | --- | --- | --- |");
    for (var rule : rules) {
      row(
          rule.path().isEmpty() ? "the resource" : "`%s`".formatted(rule.path()),
          cell(Objects.requireNonNullElse(rule.rule().getMessage(), "")),
          code(rule.rule().getRule()),
          rule.rule().getRule().contains("oldSelf") ? "on change" : "");
    }
    return text.toString();
  }

  private void fields(String path, JSONSchemaProps schema) {
    var required = Objects.requireNonNullElse(schema.getRequired(), List.<String>of());
    properties(schema)
        .forEach((name, field) -> {
          var here = path + "." + name;
          row(
              required.contains(name) ? "*`%s`*".formatted(here) : "`%s`".formatted(here),
              type(field),
              bounds(field),
              cell(Objects.requireNonNullElse(field.getDescription(), standard(here))));
          inside(here, field);
        });
  }

  private void inside(String path, JSONSchemaProps field) {
    fields(path, field);
    if (field.getItems() != null) {
      fields(path + "[]", field.getItems().getSchema());
    }
    if (field.getAdditionalProperties() != null) {
      fields(path + "{}", field.getAdditionalProperties().getSchema());
    }
  }

  /** The type of conditions is Kubernetes' own, and is explained there. */
  private static String standard(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "type" -> "Which condition.";
      case "status" -> "`True`, `False` or `Unknown`.";
      case "reason" -> "Why, in one word: see [status](status.md).";
      case "message" -> "Why, for people.";
      case "lastTransitionTime" -> "When the status of the condition changed last.";
      case "observedGeneration" -> "Which generation of the spec it is about.";
      default -> "";
    };
  }

  private void collect(String path, JSONSchemaProps schema) {
    for (var rule :
        Objects.requireNonNullElse(schema.getXKubernetesValidations(), List.<ValidationRule>of())) {
      rules.add(new Rule(path, rule));
    }
    properties(schema)
        .forEach((name, field) -> collect(path.isEmpty() ? name : path + "." + name, field));
    if (schema.getItems() != null) {
      collect(path + "[]", schema.getItems().getSchema());
    }
    if (schema.getAdditionalProperties() != null) {
      collect(path + "{}", schema.getAdditionalProperties().getSchema());
    }
  }

  private static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema) {
    return Objects.requireNonNullElse(schema.getProperties(), Map.of());
  }

  private static String type(JSONSchemaProps schema) {
    if (schema.getItems() != null) {
      var keys = schema.getXKubernetesListMapKeys();
      return "list of %s%s%s"
          .formatted(
              type(schema.getItems().getSchema()),
              "set".equals(schema.getXKubernetesListType()) ? ", each once" : "",
              keys == null || keys.isEmpty()
                  ? ""
                  : ", by `%s`".formatted(String.join("`, `", keys)));
    }
    if (schema.getAdditionalProperties() != null) {
      return "map of " + type(schema.getAdditionalProperties().getSchema());
    }
    return "date-time".equals(schema.getFormat()) ? "time" : schema.getType();
  }

  private static String bounds(JSONSchemaProps schema) {
    var all = new ArrayList<String>();
    if (schema.getDefault() != null) {
      all.add("default `%s`".formatted(word(schema.getDefault())));
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      all.add(
          schema.getEnum().stream()
              .map(w -> "`%s`".formatted(word(w)))
              .collect(Collectors.joining(", ")));
    }
    range(all, "", schema.getMinimum(), schema.getMaximum());
    range(all, " characters", schema.getMinLength(), schema.getMaxLength());
    range(all, " items", schema.getMinItems(), schema.getMaxItems());
    range(all, " keys", schema.getMinProperties(), schema.getMaxProperties());
    if (schema.getAdditionalProperties() != null
        && schema.getAdditionalProperties().getSchema().getMaxLength() != null) {
      range(
          all,
          " characters each",
          null,
          schema.getAdditionalProperties().getSchema().getMaxLength());
    }
    if (schema.getItems() != null && schema.getItems().getSchema().getMaxLength() != null) {
      range(all, " characters each", null, schema.getItems().getSchema().getMaxLength());
    }
    if (schema.getPattern() != null) {
      all.add(code(schema.getPattern()));
    }
    return String.join("; ", all);
  }

  private static void range(List<String> all, String what, Number least, Number most) {
    if (least != null && most != null) {
      all.add("%d to %d%s".formatted(least.longValue(), most.longValue(), what));
    } else if (least != null) {
      all.add("at least %d%s".formatted(least.longValue(), what));
    } else if (most != null) {
      all.add("at most %d%s".formatted(most.longValue(), what));
    }
  }

  private static String word(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String code(String text) {
    return "`%s`".formatted(text.replace("|", "\\|"));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void row(String... cells) {
    line("| %s |".formatted(String.join(" | ", cells)));
  }
}
