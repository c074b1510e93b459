package dev.mpaoperator.access;

import dev.mpaoperator.api.v1alpha1.AllowedNamespaces;
import dev.mpaoperator.api.v1alpha1.ApprovalTeam;
import dev.mpaoperator.api.v1alpha1.IdentitySource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether a team may use an identity source. Entries add up: it is enough that one lets the
 * namespace in and has room for the team.
 */
final class Permission {
  private Permission() {}

  /**
   * Decides.
   *
   * @param labels of the team's namespace
   */
  static Access check(IdentitySource source, ApprovalTeam team, Map<String, String> labels) {
    var namespace = team.getMetadata().getNamespace();
    var entries =
        Objects.requireNonNullElse(
                source.getSpec().allowedNamespaces(), List.<AllowedNamespaces>of())
            .stream()
            .filter(entry -> letsIn(entry, namespace, labels))
            .toList();
    if (entries.isEmpty()) {
      return new Access.NotAllowed(
          "IdentitySource '%s' does not let namespace '%s' in: whoever manages it can add the namespace to its `allowedNamespaces`. Nothing is done, and what is in AWS stays as it is"
              .formatted(source.getMetadata().getName(), namespace));
    }
    var account = Accounts.of(source);
    var fitting =
        entries.stream()
            .filter(e -> Limits.exceeded(e.limits(), team.getSpec()).isEmpty())
            .toList();
    // What no entry has room for gets from none what the others forbid.
    var deletes =
        fitting.isEmpty()
            ? entries.stream().allMatch(e -> Limits.allowDeletion(e.limits()))
            : fitting.stream().anyMatch(e -> Limits.allowDeletion(e.limits()));
    return new Access.Granted(
        account, source, deletes, fitting.isEmpty() ? limit(source, team, entries) : null);
  }

  private static String limit(
      IdentitySource source, ApprovalTeam team, List<AllowedNamespaces> entries) {
    return "IdentitySource '%s' sets limits for namespace '%s': %s. Nothing is asked for before"
        .formatted(
            source.getMetadata().getName(),
            team.getMetadata().getNamespace(),
            String.join(", ", Limits.exceeded(entries.getFirst().limits(), team.getSpec())));
  }

  private static boolean letsIn(
      AllowedNamespaces entry, String namespace, Map<String, String> labels) {
    return AllowedNamespaces.ALL.equals(entry.from())
        || (entry.names() != null && entry.names().contains(namespace))
        || (entry.selector() != null && Labels.match(entry.selector(), labels));
  }
}
