package dev.mpaoperator;

import dev.mpaoperator.account.Policy;
import dev.mpaoperator.account.PolicyVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Policies as text. Control characters in what AWS says are left out. */
final class PolicyListing {
  private static final List<String> HEAD =
      List.of("POLICY", "DEFAULT", "VERSIONS", "TYPE", "ALLOWS");

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
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    entries.forEach(e ->
        rows.add(
            List.of(
                plain(e.policy().arn()),
                unless(e.policy().defaultVersion()),
                versions(e),
                unless(e.policy().type()),
                unless(e.allows().isEmpty() ? null : String.join(", ", e.allows())))));
    var widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
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
    return text.replaceAll("\\p{Cntrl}", "");
  }
}
