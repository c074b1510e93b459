package dev.mpaoperator.aws;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An identity policy that comes with the operator.
 *
 * @param name of its file, and the end of its name in AWS
 * @param purpose one sentence, for AWS's description of it
 */
record IamPolicy(String name, String purpose, List<Statement> statements) {

  /**
   * A statement. Resources and values may be a {@link Parameter}.
   *
   * @param others whether all actions but these are meant
   */
  record Statement(
      String sid,
      boolean allows,
      boolean others,
      List<String> actions,
      List<?> resources,
      Map<String, Map<String, Object>> conditions) {
    static Statement allow(String sid, List<String> actions, Object... resources) {
      return new Statement(sid, true, false, actions, List.of(resources), Map.of());
    }

    Statement when(String operator, Map<String, Object> values) {
      Map<String, Map<String, Object>> more = new LinkedHashMap<>(conditions);
      more.put(operator, new TreeMap<>(values));
      return new Statement(sid, allows, others, actions, resources, more);
    }
  }

  /** What everybody has to say for himself; the JSON has a value that is always right. */
  enum Parameter {
    CLUSTER("*", "Cluster"),
    TARGET_ROLES("arn:aws:iam::*:role/mpa-operator", "TargetRoles");

    final String usual;
    final String cloudFormation;

    Parameter(String usual, String cloudFormation) {
      this.usual = usual;
      this.cloudFormation = cloudFormation;
    }
  }

  /** How a parameter is written. */
  interface Writing {
    Object write(Parameter parameter);
  }

  /** As a tree of maps and lists. */
  Map<String, Object> document(Writing writing) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements.stream().map(s -> tree(s, writing)).toList());
    return document;
  }

  private static Map<String, Object> tree(Statement statement, Writing writing) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Sid", statement.sid);
    tree.put("Effect", statement.allows ? "Allow" : "Deny");
    tree.put(statement.others ? "NotAction" : "Action", statement.actions);
    List<Object> resources = statement.resources.stream().map(r -> value(r, writing)).toList();
    tree.put("Resource", resources.size() == 1 ? resources.getFirst() : resources);
    if (!statement.conditions.isEmpty()) {
      Map<String, Object> conditions = new LinkedHashMap<>();
      statement.conditions.forEach((operator, values) -> {
        Map<String, Object> written = new LinkedHashMap<>();
        values.forEach((key, value) -> written.put(key, value(value, writing)));
        conditions.put(operator, written);
      });
      tree.put("Condition", conditions);
    }
    return tree;
  }

  private static Object value(Object value, Writing writing) {
    return value instanceof Parameter parameter ? writing.write(parameter) : value;
  }

  /** The actions that it allows. */
  Stream<String> allowed() {
    return statements.stream().filter(Statement::allows).flatMap(s -> s.actions.stream());
  }

  /** As a JSON file. */
  String json() {
    return written(document(parameter -> parameter.usual));
  }

  /** JSON as it is usually written. */
  static String written(Object tree) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new JsonMapper().writer(printer).writeValueAsString(tree).replace("\" : ", "\": ")
          + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
