package dev.mpaoperator.command.policies;

import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyVersion;
import dev.mpaoperator.command.output.Json;
import dev.mpaoperator.command.output.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies as text. Control characters in what AWS says are left out. */
final class PolicyListing {
  private final List<Entry> entries;

  /**
   * A policy and what is known of it.
   *
   * @param policy the policy
   * @param versions its versions, none if they are not known
   * @param allows what its default version allows
   */
  record Entry(Policy policy, List<PolicyVersion> versions, List<String> allows) {
    private boolean isDeprecated() {
      return versions.stream().anyMatch(v -> v.isDefault() && "DEPRECATED".equals(v.status()));
    }

    private String qualified(boolean pin) {
      var version = policy.defaultVersion();
      return policy.arn() + "/" + (pin && version != null ? version.toString() : "$DEFAULT");
    }
  }

  PolicyListing(List<Entry> entries) {
    this.entries =
        entries.stream().sorted(Comparator.comparing((Entry e) -> e.policy().arn())).toList();
  }

  /** For people. */
  String table() {
    if (entries.isEmpty()) {
      return "the account has no policies\n";
    }
    var table = new Table("POLICY", "DEFAULT", "VERSIONS", "TYPE", "ALLOWS");
    entries.forEach(e ->
        table.row(
            List.of(
                e.policy().arn(),
                unless(e.policy().defaultVersion()),
                versions(e),
                unless(e.policy().type()),
                unless(e.allows().isEmpty() ? null : String.join(", ", e.allows())))));
    return table.text();
  }

  /** For programs. */
  String json() {
    return Json.text(entries);
  }

  private static String versions(Entry entry) {
    return unless(
        entry.versions().isEmpty()
            ? null
            : entry.versions().stream()
                .sorted(Comparator.comparingInt(PolicyVersion::number))
                .map(v -> v.number() + " " + unless(v.status()))
                .collect(Collectors.joining(", ")));
  }

  /**
   * To be pasted under {@code spec:}.
   *
   * @param pin names versions by number
   */
  String yaml(boolean pin) {
    if (entries.isEmpty()) {
      return "policies: []\n";
    }
    var text = new StringBuilder("# Keep those that the team should guard: 1 to 10.\npolicies:\n");
    for (var entry : entries) {
      if (!entry.allows().isEmpty()) {
        text.append("  # allows ").append(plain(String.join(", ", entry.allows()))).append('\n');
      }
      text.append(
          entry.isDeprecated()
              ? "  # DEPRECATED, no team can be created with it:\n  # - arn: "
              : "  - arn: ");
      text.append(plain(entry.qualified(pin))).append('\n');
    }
    return text.toString();
  }

  private static String unless(@Nullable Object value) {
    return value == null ? "?" : plain(value.toString());
  }

  private static String plain(String text) {
    return Table.plain(text);
  }
}
