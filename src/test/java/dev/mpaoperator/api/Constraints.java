package dev.mpaoperator.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names every constraint that a generated CRD puts on {@code spec}. */
final class Constraints {
  private final List<String> names = new ArrayList<>();

  private Constraints() {}

  /** For example {@code spec.name maxLength 64}; the defaults are among them. */
  static List<String> of(String file) {
    var crd =
        Serialization.unmarshal(CrdFiles.generate().get(file), CustomResourceDefinition.class);
    var root = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    var constraints = new Constraints();
    if (root.getRequired().contains("spec")) {
      constraints.names.add("spec required");
    }
    list(root.getXKubernetesValidations())
        .forEach(rule -> constraints.names.add("root rule: " + rule.getMessage()));
    constraints.walk("spec", root.getProperties().get("spec"));
    return constraints.names;
  }

  private void walk(String path, JSONSchemaProps schema) {
    add(path, "minLength", schema.getMinLength());
    add(path, "maxLength", schema.getMaxLength());
    add(path, "minItems", schema.getMinItems());
    add(path, "maxItems", schema.getMaxItems());
    add(path, "maxProperties", schema.getMaxProperties());
    add(path, "minimum", whole(schema.getMinimum()));
    add(path, "maximum", whole(schema.getMaximum()));
    if (schema.getPattern() != null) {
      names.add(path + " pattern");
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      names.add(path + " enum");
    }
    if (schema.getDefault() != null) {
      names.add(path + " default " + schema.getDefault().asText());
    }
    list(schema.getXKubernetesListMapKeys()).forEach(key -> names.add(path + " key " + key));
    list(schema.getXKubernetesValidations())
        .forEach(rule -> names.add(path + " rule: " + rule.getMessage()));
    list(schema.getRequired()).forEach(name -> names.add(path + "." + name + " required"));
    if (schema.getAdditionalProperties() != null) {
      walk(path + "{}", schema.getAdditionalProperties().getSchema());
    }
    if (schema.getItems() != null) {
      walk(path + "[]", schema.getItems().getSchema());
    }
    Optional.ofNullable(schema.getProperties())
        .orElse(Map.of())
        .forEach((name, inner) -> walk(path + "." + name, inner));
  }

  private void add(String path, String keyword, Object value) {
    if (value != null) {
      names.add(path + " " + keyword + " " + value);
    }
  }

  private static Long whole(Double number) {
    return number == null ? null : number.longValue();
  }

  private static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : list;
  }
}
