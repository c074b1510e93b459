package dev.mpaoperator.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The fields of a resource, as this program knows them and as a cluster serves them. */
final class Fields {
  private Fields() {}

  /** Those of a record and of the records in it, as paths. */
  static NavigableSet<String> of(String path, Class<?> type) {
    var fields = new TreeSet<String>();
    for (var component : type.getRecordComponents()) {
      var field = path + "." + name(component);
      fields.add(field);
      var inner = inner(component.getGenericType());
      if (inner.isRecord()) {
        fields.addAll(of(field, inner));
      }
    }
    return fields;
  }

  /**
   * Those of a schema, as deep as the record goes: what is below, such as a condition, is not ours.
   */
  static NavigableSet<String> of(String path, JsonNode schema, Class<?> type) {
    var fields = new TreeSet<String>();
    for (var property : schema.path("properties").properties()) {
      var field = path + "." + property.getKey();
      fields.add(field);
      for (var component : type.getRecordComponents()) {
        var inner = inner(component.getGenericType());
        if (name(component).equals(property.getKey()) && inner.isRecord()) {
          var items = property.getValue().path("items");
          fields.addAll(of(field, items.isMissingNode() ? property.getValue() : items, inner));
        }
      }
    }
    return fields;
  }

  private static Class<?> inner(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType list when list.getRawType() == java.util.List.class ->
          inner(list.getActualTypeArguments()[0]);
      default -> Object.class;
    };
  }

  private static String name(RecordComponent component) {
    var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
  }
}
