package dev.mpaoperator.api;

import static dev.mpaoperator.api.Row.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whom an IdentitySource may and may not let in. */
final class AllowedNamespacesRows {
  private static final String ENTRY = "spec.allowedNamespaces[]";
  private static final String SHOWN = "spec.allowedNamespaces[0]";

  private AllowedNamespacesRows() {}

  static List<Row> all() {
    return List.of(
        row(
            "spec.allowedNamespaces maxItems 50",
            "spec: {allowedNamespaces: [" + many(50, "{from: All}") + "]}",
            "spec: {allowedNamespaces: [" + many(51, "{from: All}") + "]}",
            "spec.allowedNamespaces: Too many: 51: must have at most 50 items"),
        row(
            ENTRY + " rule: exactly one of `names`, `selector` and `from`",
            entry("names: [a]"),
            entry("names: [a], from: All"),
            "or let all in by `from: All`"),
        row(
            ENTRY + " rule: exactly one of `names`, `selector` and `from`",
            entry("selector: {matchLabels: {a: b}}"),
            entry("limits: {minApprovers: 3}"),
            "name the namespaces, select them by labels"),
        row(
            ENTRY + ".from enum",
            entry("from: All"),
            entry("from: Same"),
            SHOWN + ".from: Unsupported value: \"Same\": supported values: \"All\""),
        row(
            ENTRY + ".names minItems 1",
            entry("names: [a]"),
            entry("names: []"),
            SHOWN + ".names in body should have at least 1 items"),
        row(
            ENTRY + ".names maxItems 100",
            entry("names: [" + many(100, "n%d") + "]"),
            entry("names: [" + many(101, "n%d") + "]"),
            SHOWN + ".names: Too many: 101: must have at most 100 items"),
        row(
            ENTRY + ".names[] maxLength 63",
            entry("names: [" + "a".repeat(63) + "]"),
            entry("names: [" + "a".repeat(64) + "]"),
            SHOWN + ".names[0]: Too long: may not be more than 63 bytes"),
        row(
            ENTRY + ".selector rule: `selector` must say something",
            entry("selector: {matchExpressions: [{key: a, operator: Exists}]}"),
            entry("selector: {matchLabels: {}}"),
            "an empty one would let every namespace in"),
        row(
            ENTRY + ".selector.matchLabels maxProperties 20",
            entry("selector: {matchLabels: {" + many(20, "l%d: v") + "}}"),
            entry("selector: {matchLabels: {" + many(21, "l%d: v") + "}}"),
            SHOWN + ".selector.matchLabels: Too many: 21: must have at most 20 items"),
        row(
            ENTRY + ".selector.matchLabels{} maxLength 63",
            entry("selector: {matchLabels: {a: " + "a".repeat(63) + "}}"),
            entry("selector: {matchLabels: {a: " + "a".repeat(64) + "}}"),
            SHOWN + ".selector.matchLabels.a: Too long: may not be more than 63 bytes"),
        row(
            ENTRY + ".selector.matchExpressions maxItems 20",
            entry(
                "selector: {matchExpressions: [" + many(20, "{key: k%d, operator: Exists}") + "]}"),
            entry(
                "selector: {matchExpressions: [" + many(21, "{key: k%d, operator: Exists}") + "]}"),
            SHOWN + ".selector.matchExpressions: Too many: 21: must have at most 20 items"),
        row(
            ENTRY + ".selector.matchExpressions[] rule: `values` must be given",
            requirement("key: a, operator: In, values: [b]"),
            requirement("key: a, operator: In"),
            "add or remove them"),
        row(
            ENTRY + ".selector.matchExpressions[] rule: `values` must be given",
            requirement("key: a, operator: DoesNotExist, values: []"),
            requirement("key: a, operator: DoesNotExist, values: [b]"),
            "add or remove them"),
        row(
            ENTRY + ".selector.matchExpressions[].key required",
            requirement("key: a, operator: Exists"),
            requirement("operator: Exists"),
            ".key: Required value"),
        row(
            ENTRY + ".selector.matchExpressions[].key minLength 1",
            requirement("key: a, operator: Exists"),
            requirement("key: '', operator: Exists"),
            ".key in body should be at least 1 chars long"),
        row(
            ENTRY + ".selector.matchExpressions[].key maxLength 317",
            requirement("key: " + "a".repeat(317) + ", operator: Exists"),
            requirement("key: " + "a".repeat(318) + ", operator: Exists"),
            ".key: Too long: may not be more than 317 bytes"),
        row(
            ENTRY + ".selector.matchExpressions[].operator required",
            requirement("key: a, operator: Exists"),
            requirement("key: a"),
            ".operator: Required value"),
        row(
            ENTRY + ".selector.matchExpressions[].operator enum",
            requirement("key: a, operator: NotIn, values: [b]"),
            requirement("key: a, operator: Equals"),
            ".operator: Unsupported value: \"Equals\""),
        row(
            ENTRY + ".selector.matchExpressions[].values maxItems 50",
            requirement("key: a, operator: In, values: [" + many(50, "v%d") + "]"),
            requirement("key: a, operator: In, values: [" + many(51, "v%d") + "]"),
            ".values: Too many: 51: must have at most 50 items"),
        row(
            ENTRY + ".selector.matchExpressions[].values[] maxLength 63",
            requirement("key: a, operator: In, values: [" + "a".repeat(63) + "]"),
            requirement("key: a, operator: In, values: [" + "a".repeat(64) + "]"),
            ".values[0]: Too long: may not be more than 63 bytes"),
        row(
            ENTRY + ".limits.policies minItems 1",
            limits("policies: [a]"),
            limits("policies: []"),
            SHOWN + ".limits.policies in body should have at least 1 items"),
        row(
            ENTRY + ".limits.policies maxItems 50",
            limits("policies: [" + many(50, "p%d") + "]"),
            limits("policies: [" + many(51, "p%d") + "]"),
            SHOWN + ".limits.policies: Too many: 51: must have at most 50 items"),
        row(
            ENTRY + ".limits.policies[] maxLength 1224",
            limits("policies: [" + "a".repeat(1224) + "]"),
            limits("policies: [" + "a".repeat(1225) + "]"),
            SHOWN + ".limits.policies[0]: Too long: may not be more than 1224 bytes"),
        row(
            ENTRY + ".limits.minApprovers minimum 3",
            limits("minApprovers: 3"),
            limits("minApprovers: 2"),
            SHOWN + ".limits.minApprovers in body should be greater than or equal to 3"),
        row(
            ENTRY + ".limits.minApprovers maximum 20",
            limits("minApprovers: 20"),
            limits("minApprovers: 21"),
            SHOWN + ".limits.minApprovers in body should be less than or equal to 20"),
        row(
            ENTRY + ".limits.minApprovalsRequired minimum 2",
            limits("minApprovalsRequired: 2"),
            limits("minApprovalsRequired: 1"),
            SHOWN + ".limits.minApprovalsRequired in body should be greater than or equal to 2"),
        row(
            ENTRY + ".limits.minApprovalsRequired maximum 20",
            limits("minApprovalsRequired: 20"),
            limits("minApprovalsRequired: 21"),
            SHOWN + ".limits.minApprovalsRequired in body should be less than or equal to 20"),
        row(
            ENTRY + ".limits.deletion enum",
            limits("deletion: Forbidden"),
            limits("deletion: Never"),
            SHOWN + ".limits.deletion: Unsupported value: \"Never\""));
  }

  private static String entry(String fields) {
    return "spec: {allowedNamespaces: [{" + fields + "}]}";
  }

  private static String limits(String fields) {
    return entry("from: All, limits: {" + fields + "}");
  }

  private static String requirement(String fields) {
    return entry("selector: {matchExpressions: [{" + fields + "}]}");
  }

  private static String many(int count, String each) {
    return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining(", "));
  }
}
